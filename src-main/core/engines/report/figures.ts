// Figures and days as the report writes them: always in English and UTC, so that the same report has the same bytes on
// every computer.
import { type Html, html } from './html.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const count = (value: number): string => whole.format(value);

/** '1 contact', '1,204 contacts'. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** '12 %', '0.4 %', '100 %'. Never rounds something to nothing or nearly all to all. */
export function share(part: number, total: number): string {
  if (total === 0) return '–';
  const percent = (100 * part) / total;
  if (part === 0) return '0%';
  if (percent < 0.1) return '<0.1%';
  if (percent < 10) return `${percent.toFixed(1)}%`;
  if (part < total && percent > 99.5) return '>99%';
  return `${Math.round(percent)}%`;
}

export const score = (value: number | null): string => (value === null ? '–' : String(Math.round(value)));

/** '+2.4', '−0.3', '±0'. */
export function change(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return rounded > 0 ? `+${rounded.toFixed(1)}` : rounded < 0 ? `−${Math.abs(rounded).toFixed(1)}` : '±0';
}

/** Whole amounts from ten on, two decimals below. @param major in major units */
export function money(major: number, currency: string): string {
  const digits = Math.abs(major) >= 10 || Number.isInteger(major) ? 0 : 2;
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(major);
}

/** '25 min', '3 h', '2½ h', '6 days' of eight hours. */
export function effort(minutes: number): string {
  if (minutes < 60) return `${Math.max(1, Math.round(minutes))} min`;
  const halves = Math.round(minutes / 30);
  if (halves < 16) return `${halves % 2 === 0 ? halves / 2 : `${(halves - 1) / 2}½`} h`;
  const days = Math.max(1, Math.round(minutes / 480));
  return days === 1 ? '1 day' : `${count(days)} days`;
}

const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // biome-ignore format: reads better in a row

/** '2 January 2026'. @param isoDay YYYY-MM-DD */
export function longDay(isoDay: string): string {
  const [year, month, day] = isoDay.split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

/** '2 Jan 2026'. @param at UTC epoch milliseconds */
export function shortDay(at: number): string {
  const day = new Date(at);
  return `${day.getUTCDate()} ${months[day.getUTCMonth()]?.slice(0, 3)} ${day.getUTCFullYear()}`;
}

export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Text from data, set apart so that its direction and length harm nothing around it. */
export function quoted(text: string, longest = 90): Html {
  const letters = [...text];
  return html`<bdi>${letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : text}</bdi>`;
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;

/** As quoted, with blanks at the ends and characters nobody sees made visible. */
export function cell(text: string | null, longest = 70): Html {
  if (text === null || text === '') return html`<span class="none">empty</span>`;
  const letters = [...text].slice(0, longest);
  const start = text.length - text.trimStart().length;
  const end = [...text.trimEnd()].length;
  const pieces = letters.map((letter, at) => {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === '\n' || letter === '\r') return html`<span class="mark">↵</span> `;
    if (code < 0x20 || code === 0x7f || invisible.test(letter))
      return html`<span class="mark">U+${code.toString(16).toUpperCase().padStart(4, '0')}</span>`;
    const isLooseBlank = /\s/.test(letter) && (at < start || at >= end || letters[at - 1] === ' ' || letter !== ' ');
    return isLooseBlank ? html`<span class="mark">·</span>` : letter;
  });
  return html`<bdi>${pieces}${[...text].length > longest ? '…' : ''}</bdi>`;
}
