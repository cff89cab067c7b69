// Tries to make a valid address out of one that is not. Owns the list of slips; validity is src-shared/text/email.ts.
import { normaliseEmail } from '../../../../../src-shared/text/email.ts';
import { suggestDomain } from './email-domain.ts';

const attempts: { confidence: number; mend: (text: string) => string }[] = [
  { confidence: 0.95, mend: (text) => text.replace(/\s+/g, '') },
  { confidence: 0.95, mend: (text) => text.replace(/^[\s"'<([]+|[\s"'>)\],;:.]+$/g, '') },
  { confidence: 0.93, mend: (text) => text.replace(/\s*@+\s*/g, '@').replace(/\.{2,}/g, '.').replace(/\s+/g, '') },
  { confidence: 0.93, mend: (text) => text.replace(/\s*[[({]\s*at\s*[\])}]\s*|\s+at\s+/i, '@').replace(/\s*[[({]\s*dot\s*[\])}]\s*|\s+dot\s+/gi, '.') },
  { confidence: 0.92, mend: (text) => text.replace(/\s+/g, '').replace(/@(.*)$/, (_, domain: string) => `@${domain.replace(/[,;:]/g, '.')}`) },
  { confidence: 0.9, mend: (text) => text.replace(/\.@/, '@').replace(/@[.\-_]+/, '@').replace(/^\.+/, '') },
  { confidence: 0.85, mend: (text) => text.replace(/^https?:\/\/|^www\./i, '') },
  { confidence: 0.8, mend: (text) => text.replace(/@(gmail|googlemail|hotmail|outlook|yahoo|icloud|aol|protonmail)$/i, '@$1.com') },
  { confidence: 0.8, mend: (text) => text.replace(/@(gmail|googlemail|hotmail|outlook|yahoo|icloud|aol)com$/i, '@$1.com') },
  { confidence: 0.75, mend: (text) => (text.includes('@') ? text : text.replace(/[._-]at[._-]/i, '@')) },
  { confidence: 0.7, mend: (text) => text.replace(/^([^@]{3,}?)[#2%&]?((?:gmail|hotmail|outlook|yahoo|icloud|aol|googlemail)\.com)$/i, '$1@$2') },
]; // biome-ignore format: one slip a line

export interface EmailRepair {
  email: string;
  confidence: number;
}

/** The valid address that was probably meant, or undefined where any answer would be a guess. */
export function repairEmail(value: string): EmailRepair | undefined {
  const text = value.trim();
  if (text === '' || text.length > 320) return undefined;
  for (const { confidence, mend } of attempts) {
    const candidate = normaliseEmail(mend(text)).normalised;
    if (candidate !== null) return withDomain(candidate, confidence);
  }
  const all = attempts.reduce((mended, { mend }) => mend(mended), text);
  const candidate = normaliseEmail(all).normalised;
  return candidate === null ? undefined : withDomain(candidate, 0.65);
}

function withDomain(email: string, confidence: number): EmailRepair {
  const at = email.lastIndexOf('@');
  const meant = suggestDomain(email.slice(at + 1));
  if (meant === undefined) return { email, confidence };
  return { email: `${email.slice(0, at)}@${meant.domain}`, confidence: confidence * meant.confidence };
}
