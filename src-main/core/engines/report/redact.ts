// Masks names, emails and phones: the same value always becomes the same mask, so that rows can still be told to belong
// together, and nobody can be read from the report. Owns the masks and which columns get which.

export type Mask = (text: string) => string;

/** 'jane.miller@example.com' → 'j***@e***.com'. Text that is no address is masked as a name. */
export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 0) return maskWords(text);
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  const dot = domain.lastIndexOf('.');
  const [host, ending] = dot > 0 ? [domain.slice(0, dot), domain.slice(dot)] : [domain, ''];
  return `${first(local)}***@${first(host)}***${/^\.[a-z]{2,12}$/i.test(ending) ? ending.toLowerCase() : ''}`;
}

/** '+44 7911 123456' → '+44 *** 56': the calling code where one was written, and the last two digits. */
export function maskPhone(text: string): string {
  const digits = text.replace(/\D/g, '');
  const code = /^\s*\+(\d{1,3})(?=[\s(.-])/.exec(text)?.[1];
  return `${code === undefined ? '' : `+${code} `}*** ${digits.length > 4 ? digits.slice(-2) : ''}`.trim();
}

/** 'Anna-Lena Müller' → 'A*** M***': the first letter of each word. */
export function maskWords(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (word.includes('@') ? maskEmail(word) : `${first(word)}***`))
    .join(' ');
}

/** The first letter, whole even where it takes two units or carries a mark. */
function first(word: string): string {
  return /^[^\p{L}\p{N}]*([\p{L}\p{N}]\p{M}*)/u.exec(word)?.[1] ?? '';
}

const hidden: Mask = () => '***';

/** By column, as findings and profiles name them. Places, companies and dates of the source stay: they identify nobody. */
const maskOf: Readonly<Record<string, Mask>> = {
  ...Object.fromEntries(
    ['display_name', 'given_name', 'middle_name', 'family_name', 'nickname', 'owner', 'reachable'].map((column) => [
      column,
      maskWords,
    ]),
  ),
  email: maskEmail,
  phone: maskPhone,
  url: hidden,
  handle: hidden,
  street: hidden,
  street2: hidden,
  notes: hidden,
  birthday: hidden,
};

const emailLike = /[^\s<>()[\],;:"']+@[^\s<>()[\],;:"']+/gu;
const phoneLike = /\+?\d[\d\s().\-/]{5,}\d/g;

/** Masks whatever looks like an email or a phone inside other text. */
const maskInside: Mask = (text) => text.replace(emailLike, maskEmail).replace(phoneLike, maskPhone);

export interface Redactor {
  /** A value of this column. */
  value(column: string, text: string): string;
  name(text: string): string;
  /** A remark about somebody: words that also stand in what is known of them are masked. */
  remark(text: string, known: readonly (string | null)[]): string;
}

export const openRedactor: Redactor = { value: (_column, text) => text, name: (text) => text, remark: (text) => text };

/** Custom fields may hold anything, so they are masked as a whole. */
export const maskingRedactor: Redactor = {
  value: (column, text) => (column.startsWith('custom.') ? hidden : (maskOf[column] ?? maskInside))(text),
  name: (text) => maskWords(text),
  remark(text, known) {
    const words = new Set(known.flatMap((each) => (each ?? '').toLowerCase().match(/[\p{L}\p{M}\p{N}]{2,}/gu) ?? []));
    return maskInside(text).replace(/[\p{L}\p{M}\p{N}]{2,}/gu, (word) =>
      words.has(word.toLowerCase()) ? `${first(word)}***` : word,
    );
  },
};
