// The part of a company's name that tells it from others: without legal form, article and filler. Owns the list of
// legal forms; similarity is comparisons-contact.ts.
import { fold } from './fold.ts';

// Legal forms as they look after folding ('S.A.' → 's a'), by frequency in address books rather than completeness.
const legalForms = new Set(
  (
    'inc incorporated corp corporation co company companies llc llp lp lllp pllc pc plc ltd limited pty pvt private ' +
    'gmbh mbh ag kg kgaa ohg gbr ug ev eg se sa sarl sas sasu eurl snc scs sca srl srls spa sapa sl slu slne sau ' +
    'bv nv vof cv bvba sprl asbl vzw ab hb as asa ans da aps ks oy oyj oyab kft zrt nyrt bt rt sro spol doo dd ad ' +
    'ood eood ooo oao zao pao ip ao sp zoo spzoo sk kk gk yk bhd sdn tbk pt cv jsc pjsc dmcc fze fzco fzllc saoc ' +
    'lda ltda eireli mei cia sociedad anonima limitada limitee gesellschaft haftungsbeschraenkt aktiengesellschaft ' +
    'aktiebolag holding holdings group gruppe groupe grupo international intl'
  ).split(' '),
);
const fillers = new Set(['the', 'and', 'und', 'et', 'y', 'of', 'de', 'la', 'le', 'les', 'di', 'der', 'die', 'das']);

/**
 * The stem of a company name: 'The Müller & Sons GmbH' and 'MULLER SONS' share 'muller sons'.
 * A name made of nothing but legal forms and fillers stays whole.
 */
export function companyStem(name: string): string {
  const joined = fold(name.replace(/&/g, ' and ').replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1'));
  const words = joinSingles(joined.split(' '));
  const kept = words.filter((word) => !fillers.has(word));
  while (kept.length > 1 && legalForms.has(kept[kept.length - 1] ?? '')) kept.pop();
  while (kept.length > 1 && kept.length > 2 && legalForms.has(kept[0] ?? '')) kept.shift();
  const stem = kept.filter((word, at) => at === 0 || !legalForms.has(word)).join(' ');
  return stem === '' ? joined : stem;
}

/** Does a name end in a legal form, as companies' names do: 'Müller & Sons GmbH', 'Acme S.A.'? */
export function hasLegalForm(name: string): boolean {
  const words = joinSingles(fold(name.replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')).split(' '));
  return words.length > 1 && legalForms.has(words[words.length - 1] ?? '');
}

/** 's a r l' is one word to people: runs of single letters are joined. */
function joinSingles(words: readonly string[]): string[] {
  const out: string[] = [];
  let run = '';
  for (const word of words) {
    if (word.length === 1 && /[a-z]/.test(word)) run += word;
    else {
      if (run !== '') out.push(run);
      run = '';
      out.push(word);
    }
  }
  if (run !== '') out.push(run);
  return out;
}
