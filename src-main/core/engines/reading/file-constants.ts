// What the kind of file says about every one of its rows: a list of unsubscribed people, a log of opened emails. Owns
// reading that from the export, the headers and the file's name; a person can take it back on the mapping screen.

import type { ActivityKind } from '../../../../src-shared/model/activity.ts';
import type { MappingProposal } from '../../../../src-shared/model/import-mapping.ts';
import { headerKey } from './header-synonyms.ts';
import type { ExportSource } from './sources/source.ts';

type Constants = NonNullable<MappingProposal['constants']>;

export interface FileFacts {
  readonly source: ExportSource | null;
  readonly content: 'contacts' | 'activities';
  readonly headers: readonly string[];
  /** Written targets of the columns. */
  readonly targets: readonly string[];
  readonly fileName?: string;
}

const optOutFile =
  /(?:^|[^a-z])(?:unsubscribe[ds]?|unsubs|unsubscribers|opt[-_ ]?outs?|opted[-_ ]?out|suppress(?:ed|ions?)|do[-_ ]not[-_ ](?:e?mail|contact))(?:[^a-z]|$)/i;
const bounceFile = /(?:^|[^a-z])(?:(?:hard|soft)?[-_ ]?bounce[ds]?)(?:[^a-z]|$)/i;
const kindWords: readonly (readonly [RegExp, ActivityKind])[] = [
  [/\b(?:opened|opens?|open time)\b/, 'email_open'],
  [/\b(?:clicked|clicks?|click time)\b/, 'email_click'],
  [/\b(?:sent|sends|delivered)\b/, 'email_sent'],
  [/\b(?:bounced?|bounces)\b/, 'email_bounce'],
  [/\b(?:unsubscribed?|unsubscribes|opted out)\b/, 'unsubscribe'],
  [/\b(?:log ?ins?|signed in|sign ins?|logged in)\b/, 'login'],
  [/\b(?:downloads?|downloaded)\b/, 'download'],
  [/\b(?:product views?|viewed product)\b/, 'product_view'],
  [/\b(?:visits?|visited|page ?views?|sessions?)\b/, 'visit'],
  [/\b(?:carts?|checkouts?)\b/, 'cart'],
  [/\b(?:tickets?|cases?|support)\b/, 'ticket'],
  [/\b(?:calls?|called)\b/, 'call'],
  [/\b(?:meetings?|appointments?|registrations?)\b/, 'meeting'],
  [/\b(?:surveys?|nps|responses?)\b/, 'survey'],
];

export function proposeConstants({ source, content, headers, targets, fileName = '' }: FileFacts): Constants {
  if (source?.constants !== undefined) {
    return Object.entries(source.constants).map(([target, value]) => ({ target, value, because: source.name }));
  }
  const named = fileName.replace(/\.[a-z0-9]{1,5}$/i, '');
  const because = `the file is called ${fileName}`;
  if (content === 'contacts') {
    if (optOutFile.test(named)) return [{ target: 'email_status', value: 'unsubscribed', because }];
    return bounceFile.test(named) ? [{ target: 'email_status', value: 'bounced', because }] : [];
  }
  if (source !== null || targets.includes('activity.kind')) return [];
  if (targets.some((target) => /^activity\.(?:amount|total|price|quantity)$/.test(target))) return [];
  const kind = kindIn(headerKey(headers[targets.indexOf('activity.at')] ?? '')) ?? kindIn(headerKey(named));
  if (kind !== undefined)
    return [{ target: 'activity.kind', value: kind, because: 'the date column or the file name' }];
  const byReference = kindIn(headerKey(headers[targets.indexOf('activity.reference')] ?? ''));
  return byReference === undefined
    ? []
    : [{ target: 'activity.kind', value: byReference, because: 'what the numbers are called' }];
}

function kindIn(text: string): ActivityKind | undefined {
  return kindWords.find(([words]) => words.test(text))?.[1];
}
