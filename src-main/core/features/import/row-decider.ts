// Decides what becomes of each row of an import: a new contact, a change, nothing, or set aside. Owns the rules of
// modes and keys and all counting, so that a check and the real import cannot differ; stores nothing itself.
import type { FieldChange, ImportCheck } from '../../../../src-shared/contract/import.ts';
import { assertNever } from '../../../../src-shared/model/assert-never.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { ActivityDraft, ContactDraft, RowIssue } from '../../engines/reading/contact-draft.ts';
import { ActivityReader, type PlannedActivity } from '../../engines/reading/plan-activities.ts';
import { contactReader } from '../../engines/reading/plan-rows.ts';
import { claimKey, earlierClaims, isNamed } from '../unclaimed/claims.ts';
import { ContactKeys, type Found } from './contact-keys.ts';
import type { ImportPlan } from './import-plan.ts';
import { IssueTally } from './issue-tally.ts';
import {
  applyToKnown,
  type ContactUpdate,
  changesAnything,
  compareWithKnown,
  contactLoader,
  isPerson,
  isSomeoneElse,
  type KnownContact,
} from './known-contact.ts';
import { contactsOf, numberingOf, sourceIdsOf } from './same-source.ts';
import type { TagResolver } from './tag-resolver.ts';

/** Carries decisions out; the check's does nothing but hand out stand-in ids. */
export interface RowWriter {
  /** @returns the new contact's id, or a negative stand-in */
  create(draft: ContactDraft, tags: readonly number[], row: number, cells: readonly string[]): number;
  update(update: ContactUpdate): void;
  /** Remembers the raw row of a contact that was known. */
  source(contact: number, draft: ContactDraft, row: number, cells: readonly string[]): void;
  reject(row: number, issue: RowIssue, cells: readonly string[]): void;
  activity(contact: number, draft: ActivityDraft): void;
  /** What nobody but a name tells the contact of. @param isLeft a person said before that it belongs to nobody */
  unclaimed(key: string, planned: PlannedActivity, isLeft: boolean): void;
  /** A contact that a later export of its source does not hold any more. */
  vanish(contact: number, tags: readonly number[]): void;
  /** Whether the contact has exactly this activity already. */
  hasActivity(contact: number, draft: ActivityDraft): boolean;
}

const mostSamples = 8;
/** Possible duplicates are what the person looks through before importing. */
const mostDuplicates = 50;

export class RowDecider {
  readonly rejects: IssueTally;
  readonly warnings: IssueTally;
  created = 0;
  updated = 0;
  unchanged = 0;
  activities = 0;
  /** Orders and events that wait for a person to say whose they are. */
  unclaimed = 0;
  vanished: ImportCheck['vanished'] = null;
  readonly samples: ImportCheck['samples'] = { created: [], updated: [], rejected: [] };
  readonly duplicatesHere: ImportCheck['duplicatesHere'] = { rows: 0, samples: [] };
  readonly #plan: ImportPlan;
  readonly #writer: RowWriter;
  readonly #tags: TagResolver;
  readonly #everyone: readonly number[];
  readonly #keys: ContactKeys;
  readonly #load: (id: number) => KnownContact | null;
  /** Contacts changed by this import, as they stand after it. */
  readonly #touched = new Map<number, KnownContact>();
  /** Row, or rows, of each email and source id of the file. */
  readonly #seenKeys = new Map<string, number | number[]>();
  /** Contacts that rows of the file speak about. */
  readonly #met = new Set<number>();
  readonly #ownIds: ReadonlyMap<string, number>;
  readonly #db: ReadHandle;
  /** What a person decided about names in earlier imports. */
  readonly #claims: ReturnType<typeof earlierClaims>;
  readonly #createdHere = new Set<number>();
  readonly #updatedHere = new Set<number>();
  readonly #read: ReturnType<typeof contactReader>;
  readonly #orders: ActivityReader | null;

  constructor(db: ReadHandle, plan: ImportPlan, writer: RowWriter, tags: TagResolver) {
    this.#db = db;
    this.#plan = plan;
    this.#writer = writer;
    this.#tags = tags;
    this.#everyone = tags.resolve(plan.request.tags);
    const isActivities = plan.request.content === 'activities';
    const maps = (kind: string) => plan.rows.targets.some((target) => target.kind === 'point' && target.point === kind);
    const hasSource = plan.rows.targets.some((target) => target.kind === 'field' && target.field === 'source_id');
    this.#keys = new ContactKeys(db, {
      email: maps('email'),
      sourceId: hasSource ? numberingOf(db, plan.sameSource.source) : null,
      name: isActivities,
    });
    this.#ownIds = hasSource && !isActivities ? sourceIdsOf(db, plan.sameSource) : new Map();
    this.#claims = isActivities ? earlierClaims(db) : new Map();
    this.#load = contactLoader(db, plan.fields);
    this.#read = contactReader(plan.rows);
    this.rejects = new IssueTally(plan.survey.headers);
    this.warnings = new IssueTally(plan.survey.headers);
    this.#orders = isActivities
      ? new ActivityReader(plan.rows, (planned) => {
          if (planned.kind === 'rejected') this.#reject(planned.row, planned.issue, planned.cells);
          else this.#activity(planned.planned);
        })
      : null;
  }

  /** Rows set aside so far. */
  get rejected(): number {
    return this.rejects.count;
  }

  /** Decides about one data row. */
  row(cells: readonly string[], row: number): void {
    if (this.#orders !== null) {
      this.#orders.push(cells, row);
      return;
    }
    const planned = this.#read(cells);
    if (planned.kind === 'rejected') {
      if (planned.issue.code !== 'blank') this.#reject(row, planned.issue, cells);
      return;
    }
    for (const warning of planned.warnings) this.warnings.add(warning, row, cells);
    this.#contact(planned.draft, row, cells);
  }

  /** Call after the last row. */
  end(): void {
    this.#orders?.end();
    if (this.#orders === null) this.#findVanished();
  }

  /** Who was in an earlier file of the same source and is in no row of this one. */
  #findVanished(): void {
    const [last] = this.#plan.sameSource.batches;
    if (last === undefined) return;
    const gone = contactsOf(this.#db, this.#plan.sameSource).filter(([id]) => !this.#met.has(id));
    this.vanished = {
      contacts: gone.length,
      samples: gone.slice(0, mostSamples).map(([contactId, name]) => ({ contactId, name })),
      lastFile: last.fileName,
      lastImportedAt: last.importedAt,
    };
    const { vanished } = this.#plan.request;
    if (vanished === 'keep' || gone.length === 0) return;
    const tags = vanished === 'tag' ? this.#tags.resolve([`Vanished from ${last.fileName}`]) : noTagList;
    for (const [id] of gone) this.#writer.vanish(id, tags);
  }

  /** Rows that share an email or source id with another row of the file. */
  duplicatesInside(): ImportCheck['duplicatesInside'] {
    const shared: [string, number[]][] = [];
    for (const [key, found] of this.#seenKeys) if (typeof found !== 'number') shared.push([key, found]);
    const rows = new Set(shared.flatMap(([, found]) => found));
    return {
      rows: rows.size,
      samples: shared.slice(0, mostDuplicates).map(([value, found]) => ({ value, rows: found.slice(0, 10) })),
    };
  }

  #contact(draft: ContactDraft, row: number, cells: readonly string[]): void {
    const { mode, key } = this.#plan.request;
    if (key === 'source_id' && draft.sourceId !== null && this.#seenKeys.has(draft.sourceId)) {
      this.#remember(draft, row);
      const message = 'The same id as in a row further up; the first one counts';
      this.#reject(row, { code: 'repeated_id', column: null, message }, cells);
      return;
    }
    this.#remember(draft, row);
    const known = key === 'source_id' ? this.#byId(draft) : this.#byOwnIdOrEmail(draft);
    if (known !== null) {
      this.#met.add(known.id);
      this.#knownRow(known, draft, row, cells);
      return;
    }
    if (mode === 'update') {
      const message = key === 'email' ? 'No contact here has this email' : 'No contact here has this id';
      this.#reject(row, { code: 'not_here', column: null, message }, cells);
      return;
    }
    this.#noteDuplicate(draft, row);
    this.#create(draft, row, cells);
  }

  #knownRow(known: KnownContact, draft: ContactDraft, row: number, cells: readonly string[]): void {
    const { mode } = this.#plan.request;
    switch (mode) {
      case 'create':
        this.#reject(row, { code: 'already_here', column: null, message: 'The contact is already here' }, cells);
        return;
      case 'skip':
        this.unchanged++;
        return;
      case 'update':
      case 'upsert':
      case 'fill':
        this.#update(known, draft, row, mode === 'fill');
        this.#writer.source(known.id, draft, row, cells);
        return;
      default:
        assertNever(mode);
    }
  }

  #update(known: KnownContact, draft: ContactDraft, row: number, fillOnly: boolean): void {
    const wanted = this.#tags.resolve(draft.tags).concat(this.#everyone);
    const { tags } = this.#tags.allowed(wanted, known.tags);
    const update = compareWithKnown(known, draft, tags, { fillOnly, kept: this.#plan.kept, fields: this.#plan.fields });
    if (!changesAnything(update)) {
      this.unchanged++;
      return;
    }
    this.updated++;
    this.#writer.update(update);
    applyToKnown(known, update);
    this.#touched.set(known.id, known);
    if (this.samples.updated.length >= mostSamples) return;
    const changes: FieldChange[] = [...update.changes];
    if (update.tags.length > 0) changes.push({ field: 'Tags', before: null, after: `${update.tags.length} added` });
    this.samples.updated.push({ row, contactId: known.id, name: known.displayName, changes });
  }

  #create(draft: ContactDraft, row: number, cells: readonly string[]): number {
    const wanted = this.#tags.resolve(draft.tags).concat(this.#everyone);
    const { tags, refused } = this.#tags.allowed([...new Set(wanted)], noTags);
    if (refused > 0) {
      const message = 'Two tags of an exclusive group; the first one was kept';
      this.warnings.add({ code: 'exclusive_tag', column: null, message }, row, cells);
    }
    this.created++;
    if (this.samples.created.length < mostSamples) {
      const detail = draft.points[0]?.value ?? draft.columns.company ?? '';
      this.samples.created.push({ row, name: draft.displayName, detail });
    }
    return this.#writer.create(draft, tags, row, cells);
  }

  #activity(planned: PlannedActivity): void {
    const { who, rows, activities, warnings, cells } = planned;
    const row = rows[0] ?? 0;
    for (const warning of warnings) this.warnings.add(warning, row, cells);
    const contact = this.#whose(who, row, planned);
    if (contact === null) return;
    for (const draft of activities) {
      if (contact > 0 && !this.#createdHere.has(contact) && this.#writer.hasActivity(contact, draft)) {
        this.unchanged++;
        continue;
      }
      this.activities++;
      this.#writer.activity(contact, draft);
      if (contact > 0 && !this.#createdHere.has(contact) && !this.#updatedHere.has(contact)) {
        this.#updatedHere.add(contact);
        this.updated++;
      }
    }
  }

  /** The contact an activity belongs to: by source id, email, then exact name; made when nobody is found. */
  #whose(who: ContactDraft, row: number, planned: PlannedActivity): number | null {
    const { cells } = planned;
    const byId = this.#keys.bySourceId(who);
    const byEmail = byId.kind === 'one' ? byId : this.#keys.byEmail(who);
    const isReachable = who.sourceId !== null || who.points.some((point) => point.kind === 'email');
    const byKey = byEmail.kind === 'none' ? byId : byEmail;
    const found = byKey.kind === 'none' && !isReachable ? this.#keys.byName(who) : byKey;
    if (found.kind === 'one') {
      const message = 'Given to the only contact of exactly this name; the row has no email or id to be sure by';
      if (!isReachable) this.warnings.add({ code: 'by_name_only', column: null, message }, row, cells);
      return found.id;
    }
    const claim = isReachable || !isNamed(who) ? undefined : this.#claims.get(claimKey(who));
    if (claim?.contact != null) {
      const message = 'Given to the contact you chose for this name before';
      this.warnings.add({ code: 'by_earlier_choice', column: null, message }, row, cells);
      return claim.contact;
    }
    const wait = () => {
      if (isReachable || !isNamed(who)) return;
      this.#writer.unclaimed(claimKey(who), planned, claim !== undefined);
      if (claim === undefined) this.unclaimed += planned.activities.length;
    };
    if (found.kind === 'many') {
      wait();
      const what = byKey.kind === 'none' ? 'name' : byEmail.kind === 'none' ? 'id' : 'email';
      this.#reject(
        row,
        {
          code: 'several_contacts',
          column: null,
          message: `Several contacts have this ${what}; it is not clear whose it is`,
        },
        cells,
      );
      return null;
    }
    const { name, points, columns } = who;
    const hasFace = name.given !== null || name.family !== null || points.length > 0 || columns.company !== null;
    if (!isReachable || !hasFace || this.#plan.request.unknownContacts === 'reject') {
      wait();
      const message = isReachable
        ? 'No contact here has this email or id'
        : 'No contact here has exactly this name, and the row has no email or id';
      this.#reject(row, { code: 'not_here', column: null, message }, cells);
      return null;
    }
    const id = this.#create(who, row, cells);
    this.#keys.add(who, id);
    this.#createdHere.add(id);
    return id;
  }

  /**
   * The contact that the same source gave this id before, though its email may have changed since; else by email. Names
   * that contradict mean that the source counts anew with every export.
   */
  #byOwnIdOrEmail(draft: ContactDraft): KnownContact | null {
    const id = draft.sourceId === null ? undefined : this.#ownIds.get(draft.sourceId);
    const own = id === undefined ? null : this.#known({ kind: 'one', id }, draft);
    return own ?? this.#known(this.#keys.byEmail(draft), draft);
  }

  /** What the same source called this contact before is believed whatever the name; another list only if it may be. */
  #byId(draft: ContactDraft): KnownContact | null {
    const id = draft.sourceId === null ? undefined : this.#ownIds.get(draft.sourceId);
    if (id !== undefined) return this.#touched.get(id) ?? this.#load(id);
    const known = this.#known(this.#keys.bySourceId(draft), draft);
    return known !== null && draft.kind === 'company' && isPerson(known) ? null : known;
  }

  #known(found: Found, draft: ContactDraft): KnownContact | null {
    if (found.kind !== 'one') return null;
    const known = this.#touched.get(found.id) ?? this.#load(found.id);
    return known === null || isSomeoneElse(known, draft) ? null : known;
  }

  #noteDuplicate(draft: ContactDraft, row: number): void {
    const found = this.#keys.byEmail(draft);
    if (found.kind === 'none') return;
    this.duplicatesHere.rows++;
    if (found.kind !== 'one' || this.duplicatesHere.samples.length >= mostDuplicates) return;
    const known = this.#load(found.id);
    if (known === null) return;
    this.duplicatesHere.samples.push({
      row,
      name: draft.displayName,
      contactId: known.id,
      contactName: known.displayName,
    });
  }

  #remember(draft: ContactDraft, row: number): void {
    const add = (key: string) => {
      const rows = this.#seenKeys.get(key);
      if (rows === undefined) this.#seenKeys.set(key, row);
      else if (typeof rows !== 'number') rows.push(row);
      else if (rows !== row) this.#seenKeys.set(key, [rows, row]);
    };
    for (const point of draft.points) if (point.kind === 'email' && point.normalised !== null) add(point.normalised);
    if (draft.sourceId !== null) add(draft.sourceId);
  }

  #reject(row: number, issue: RowIssue, cells: readonly string[]): void {
    this.rejects.add(issue, row, cells);
    this.#writer.reject(row, issue, cells);
    if (this.samples.rejected.length < mostSamples) {
      this.samples.rejected.push({ row, reason: issue.message, cells: cells.slice(0, 40) });
    }
  }
}

const noTags: ReadonlySet<number> = new Set();
const noTagList: readonly number[] = [];
