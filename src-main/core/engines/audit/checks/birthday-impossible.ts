// Birthdays in the future, beyond any human age, no day of the calendar, or a system's default.
import { isRealDay } from '../../../../../src-shared/text/date.ts';
import { isoDay } from '../calendar.ts';
import { type AuditContext, type ContactCheck, clean, type Found } from '../check.ts';

const oldest = 115;
/** What systems write when nothing was entered. */
const defaults = new Set([
  '1900-01-01',
  '1899-12-30',
  '1899-12-31',
  '1901-01-01',
  '1970-01-01',
  '0001-01-01',
  '1753-01-01',
  '9999-12-31',
]);

export const birthdayImpossible: ContactCheck = {
  kind: 'contact',
  id: 'birthday-impossible',
  title: 'Birthday cannot be right',
  why: 'Greetings go out on the wrong day, and age groups are off.',
  remedy: 'A year one century too late is mended; dates that systems write for "nothing" are emptied.',
  dimension: 'validity',
  severity: 'warning',
  reads: ['birthday'],
  inspect: (contact, context) => {
    const birthday = contact.columns.birthday;
    if (birthday === null) return undefined;
    const found = judge(birthday, todayOf(context));
    return found === undefined ? clean : [{ field: 'birthday', current: birthday, ...found }];
  },
};

const todays = new WeakMap<AuditContext, string>();

function todayOf(context: AuditContext): string {
  const known = todays.get(context) ?? isoDay(context.asOf);
  todays.set(context, known);
  return known;
}

function judge(birthday: string, today: string): Omit<Found, 'field' | 'current'> | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthday);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (match === null || !isRealDay(year, month, day)) return { detail: 'No day of the calendar' };
  if (defaults.has(birthday))
    return {
      proposed: '',
      confidence: birthday === '1970-01-01' ? 0.7 : 0.95,
      detail: 'What systems write for “nothing”',
    };
  if (birthday > today) {
    const age = Number(today.slice(0, 4)) - (year - 100);
    if (age < 16 || age > 95) return { detail: 'In the future' };
    const proposed = `${year - 100}${birthday.slice(4)}`;
    return isRealDay(year - 100, month, day)
      ? { proposed, confidence: 0.85, detail: 'In the future' }
      : { detail: 'In the future' };
  }
  const age = Number(today.slice(0, 4)) - year;
  return age > oldest ? { detail: `${age} years old` } : undefined;
}
