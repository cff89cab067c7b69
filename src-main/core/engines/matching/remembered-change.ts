// Changing a text once where it comes again and again: given names, cities, companies. Owns the memory and when it does
// not pay; the changes are standardise-*.ts.

/** After so many texts it is known whether they repeat. */
const tried = 20_000;
/** No more texts than this are kept. */
const mostKept = 200_000;

/** The same change, with its answers kept as long as at least a third of the texts were seen before. */
export function remembered(change: (text: string) => string): (text: string) => string {
  let known: Map<string, string> | undefined = new Map();
  let [asked, answered] = [0, 0];
  return (text) => {
    if (known === undefined) return change(text);
    const before = known.get(text);
    asked++;
    if (before !== undefined) {
      answered++;
      return before;
    }
    const changed = change(text);
    if (known.size < mostKept) known.set(text, changed);
    if (asked === tried && answered * 3 < asked) known = undefined;
    return changed;
  };
}
