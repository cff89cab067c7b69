// Readiness as plain text, for a letter to the client: what was found, and what is asked for. Pure.
import type { ReadinessModel, ReadinessReport, ReadinessVerdict } from '../../../src-shared/contract/readiness.ts';
import { counted, formatDay } from '../../ui/numbers.ts';

export const verdictWord: Record<ReadinessVerdict, string> = {
  ready: 'Ready',
  partly: 'Partly',
  missing: 'Missing',
};

/** '3,000 contacts and 41,964 activities from 4 March 2023 to 2 January 2026'. */
export function extentWords({ contacts, activities, from, to }: ReadinessReport): string {
  const what = counted(contacts, 'contact');
  if (activities === 0 || from === null || to === null) return `${what}, no activities`;
  return `${what} and ${counted(activities, 'activity', 'activities')} from ${formatDay(from)} to ${formatDay(to)}`;
}

/** Everything that is asked for, each sentence once, in the order of the methods it serves. */
export function asksOf(models: readonly ReadinessModel[]): { ask: string; serves: string[] }[] {
  const asks = new Map<string, string[]>();
  for (const { name, asks: own } of models) {
    for (const ask of own) asks.set(ask, [...(asks.get(ask) ?? []), name]);
  }
  return [...asks].map(([ask, serves]) => ({ ask, serves }));
}

/** The list to send: one line per thing that is asked for, with what it is for. */
export function askText(models: readonly ReadinessModel[]): string {
  const asks = asksOf(models);
  if (asks.length === 0) return 'Nothing more is needed.';
  return [
    'To go further with your customer data we would need:',
    '',
    ...asks.map(({ ask, serves }) => `- ${ask} (For: ${serves.join('; ')}.)`),
  ].join('\n');
}

/** The whole report as text. */
export function reportText(report: ReadinessReport): string {
  const parts = report.models.map(({ name, verdict, needs }) =>
    [`${name}: ${verdictWord[verdict].toLowerCase()}`, ...needs.map(({ label, found }) => `  ${label}: ${found}`)].join(
      '\n',
    ),
  );
  return [`What the data are ready for (${extentWords(report)})`, '', ...parts, '', askText(report.models)].join('\n');
}
