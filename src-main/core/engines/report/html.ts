// HTML made so that text cannot become markup: a template tag that escapes every value but HTML it made itself.
// Owns escaping; what is written is the pages' business.

/** Finished markup. Only this file makes it. */
export class Html {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

export type HtmlValue = string | number | Html | null | undefined | false | readonly HtmlValue[];

/**
 * Makes markup from a template. Strings and numbers are escaped, for text and for quoted attributes alike; lists are
 * joined; null, undefined and false are nothing.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0] ?? '';
  for (const [index, value] of values.entries()) text += written(value) + (parts[index + 1] ?? '');
  return new Html(text);
}

/** Markup that comes from this program itself, such as its style sheet. Never for anything that came from data. */
export const trusted = (text: string): Html => new Html(text);

export const nothing = new Html('');

function written(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(written).join('');
  return escapeText(String(value));
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters have no place in HTML; what they stood for is shown elsewhere as a mark. */
function escapeText(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (character) => escapes[character] ?? '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '\ufffd')
      .toWellFormed()
  );
}
