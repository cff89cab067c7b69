// Several texts in one, so that they can be taken apart again: a backslash before the separator and before itself.

/** @param before what stands before each separator, for people */
export function joinEscaped(parts: readonly string[], separator: string, before = ''): string {
  return parts
    .map((part) => part.replaceAll('\\', '\\\\').replaceAll(separator, `\\${separator}`))
    .join(`${before}${separator} `);
}

/** The exact reverse for trimmed parts; empty parts stay, so that a caller can say that one is missing. */
export function splitEscaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    const next = text.charAt(at + 1);
    if (sign === '\\' && (next === '\\' || next === separator)) {
      part += next;
      at++;
    } else if (sign === separator) {
      parts.push(part.trim());
      part = '';
    } else part += sign;
  }
  return [...parts, part.trim()];
}
