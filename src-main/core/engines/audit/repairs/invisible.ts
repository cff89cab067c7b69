// Takes out characters that nobody can see but that break search and matching. Owns the list and its exceptions.

const anyInvisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g;
/** Joiners shape words in these scripts and hold composed emoji together; direction marks belong to the first two. */
const needsJoiners =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Gujarati}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Mongolian}\p{Extended_Pictographic}]/u;
const joinersAndMarks = /[\u200c-\u200f\u061c\u180e]/;

/** The text without invisible characters, or undefined where it has none that should go. */
export function removeInvisible(text: string): string | undefined {
  if (text.search(anyInvisible) < 0) return undefined;
  const keepJoiners = needsJoiners.test(text);
  const result = text.replace(anyInvisible, (character) =>
    keepJoiners && joinersAndMarks.test(character) ? character : '',
  );
  return result === text ? undefined : result;
}
