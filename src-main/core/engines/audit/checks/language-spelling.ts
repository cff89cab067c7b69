// Languages not written as their two-letter code.
import { foldText } from '../../../../../src-shared/text/text-key.ts';
import { textCheck } from '../check.ts';
import { emptyWords } from '../lists/filler-text.ts';

let codes: ReadonlyMap<string, string> | undefined;

export const languageSpelling = textCheck(
  {
    id: 'language-spelling',
    title: 'Language not written as its code',
    why: 'English, EN and en_US are three languages to a filter, so the right translation is not chosen.',
    remedy: 'The two-letter code (ISO 639-1) is proposed.',
    dimension: 'consistency',
    severity: 'notice',
    reads: ['language'],
  },
  (text) => text.column === 'language',
  (value) => {
    if (/^[a-z]{2}(?:-[A-Z]{2})?$/.test(value) || emptyWords.has(value.trim().toLowerCase())) return undefined;
    const locale = /^\s*([a-z]{2})(?:[-_]([a-z]{2}))?\s*$/i.exec(value);
    codes ??= languageCodes();
    const first = locale?.[1]?.toLowerCase();
    if (locale !== null && first !== undefined && [...codes.values()].includes(first)) {
      const to = locale[2] === undefined ? first : `${first}-${locale[2].toUpperCase()}`;
      return { to, confidence: 0.95 };
    }
    const code = codes.get(foldText(value));
    return code === undefined ? {} : { to: code, confidence: 0.95 };
  },
);

/** Folded language names in seven languages → code, from the platform's own tables. */
function languageCodes(): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const language of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']) {
    const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' });
    for (const first of letters) {
      for (const second of letters) {
        const name = names.of(first + second);
        if (name !== undefined && !map.has(foldText(name))) map.set(foldText(name), canonical(first + second));
      }
    }
  }
  return map;
}

function canonical(code: string): string {
  return Intl.getCanonicalLocales(code)[0] ?? code;
}
