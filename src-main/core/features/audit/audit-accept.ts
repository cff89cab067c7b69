// Accepts findings: makes their fixes and brings the other open findings of the same contacts up to date.
// Owns the order of work; the changes themselves are in fix-writer.ts.
import type { AcceptResult } from '../../../../src-shared/contract/audit.ts';
import type { FixStep } from '../../../../src-shared/model/finding.ts';
import { inspectContact } from '../../engines/audit/audit.ts';
import { noGroupFacts } from '../../engines/audit/check.ts';
import { checkById } from '../../engines/audit/check-registry.ts';
import type { Step, WriteContext } from '../../server/contexts.ts';
import { contactLoader, defaultCountry } from './audit-loader.ts';
import {
  type FindingRecord,
  refreshSql,
  selectFindingsById,
  selectOpenOfContacts,
  setStateSql,
} from './audit-queries.ts';
import { fixWriter } from './fix-writer.ts';

/** At most this many findings between two breaths: about 30 ms. */
const sliceSize = 100;

/**
 * Accepts the findings of the ids, which must be ordered by contact. Yields between slices. Findings without a
 * proposal or no longer open are passed over; those whose value has changed since are settled instead.
 */
export function* acceptFindings(context: WriteContext, ids: readonly number[]): Generator<Step, AcceptResult> {
  const { db } = context;
  const country = defaultCountry(db);
  const writer = fixWriter(db, context.now, country);
  const loader = contactLoader(db, context.asOf);
  const setState = db.prepare(setStateSql);
  const contacts = new Set<number>();
  let accepted = 0;
  let outdated = 0;
  for (let start = 0; start < ids.length; start += sliceSize) {
    yield { phase: 'Making changes', done: start, total: ids.length };
    const touched = new Map<number, Set<string>>();
    for (const finding of db.all(selectFindingsById(ids.slice(start, start + sliceSize)))) {
      if (finding.state !== 'open' || finding.proposed === null) continue;
      const steps = fixSteps(finding);
      const isMade = writer.apply(finding.contact_id, steps);
      setState.run(isMade ? 'accepted' : 'settled', finding.id);
      if (!isMade) {
        outdated += 1;
        continue;
      }
      accepted += 1;
      contacts.add(finding.contact_id);
      const fields = touched.get(finding.contact_id) ?? new Set<string>();
      for (const step of steps) if (step.kind === 'set') fields.add(step.field);
      touched.set(finding.contact_id, fields);
    }
    for (const contact of touched.keys()) writer.touch(contact);
    bringUpToDate(context, touched, loader, country);
  }
  return { accepted, contacts: contacts.size, outdated };
}

/** The fix of a finding as steps: its own change first. */
export function fixSteps(finding: Pick<FindingRecord, 'field' | 'current' | 'proposed' | 'also'>): FixStep[] {
  const own: FixStep = {
    kind: 'set',
    field: finding.field,
    from: finding.current,
    to: finding.proposed === '' ? null : finding.proposed,
  };
  return [own, ...(finding.also === null ? [] : (JSON.parse(finding.also) as FixStep[]))];
}

/**
 * Looks again at contacts that were changed, so that the next fix of the same value starts from what stands there now:
 * ' SMITH' first loses its blank, then its capitals. Checks that compare contacts cannot be repeated on one alone;
 * their findings on a changed field are settled until the next run.
 */
function bringUpToDate(
  context: WriteContext,
  touched: ReadonlyMap<number, ReadonlySet<string>>,
  loader: ReturnType<typeof contactLoader>,
  country: string | null,
): void {
  const ids = [...touched.keys()];
  if (ids.length === 0) return;
  const audit = { asOf: context.asOf, defaultCountry: country, groups: { ...noGroupFacts, hasActivities: true } };
  const fresh = new Map(
    loader
      .load(ids)
      .flatMap((contact) =>
        inspectContact(contact, audit).map((found) => [`${contact.id} ${found.check} ${found.field}`, found] as const),
      ),
  );
  const setState = context.db.prepare(setStateSql);
  const refresh = context.db.prepare(refreshSql);
  for (const open of context.db.all(selectOpenOfContacts(ids))) {
    const check = checkById(open.check_id);
    if (check?.kind !== 'contact') continue;
    if (check.comparesContacts) {
      if (touched.get(open.contact_id)?.has(open.field)) setState.run('settled', open.id);
      continue;
    }
    const now = fresh.get(`${open.contact_id} ${open.check_id} ${open.field}`);
    if (now === undefined) setState.run('settled', open.id);
    else if (now.current !== open.current || (now.proposed ?? null) !== open.proposed) {
      const { current, proposed = null, confidence = null, detail = null, also = [] } = now;
      const further = also.length === 0 ? null : JSON.stringify(also);
      refresh.run(current, proposed, confidence, detail, further, proposed === null ? 0 : 1, open.id);
    }
  }
}
