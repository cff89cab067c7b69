// Writes what was decided about the rows of a file into staging files. Owns the binding of drafts to staged columns;
// decides nothing and never touches the workspace.
import Database from 'better-sqlite3';
import { detailColumns } from '../../../../src-shared/model/contact-columns.ts';
import { freshFacts } from '../../db/derived-fresh.ts';
import { partFile } from '../../db/staging-folder.ts';
import type { ActivityDraft, ContactDraft, PointDraft, RowIssue } from '../../engines/reading/contact-draft.ts';
import type { PlannedActivity } from '../../engines/reading/plan-activities.ts';
import { claimantOf } from '../unclaimed/claims.ts';
import type { ContactUpdate } from './known-contact.ts';
import type { RowWriter } from './row-decider.ts';
import {
  inlinePoints,
  stagedActivityColumns,
  stagedAddressColumns,
  stagedColumns,
  stagedUnclaimedColumns,
  stagingSchema,
} from './staging-file.ts';

export interface StagingOptions {
  readonly folder: string;
  readonly headers: readonly string[];
  readonly fileName: string;
  readonly now: number;
  readonly customCount: number;
  /** The ids that the first new contact and tag get. */
  readonly firstContact: number;
  readonly firstTag: number;
  readonly hasActivity: RowWriter['hasActivity'];
}

/** A finished part: which file, and which new contacts it holds (none when last < first). */
export interface StagedPart {
  readonly part: number;
  readonly firstContact: number;
  readonly lastContact: number;
}

type Value = string | number | null;

export class StagingWriter implements RowWriter {
  readonly #options: StagingOptions;
  readonly #filled: FilledFirst;
  #part = 0;
  #nextContact: number;
  #nextTag: number;
  #firstOfPart: number;
  #open: OpenPart | null = null;

  constructor(options: StagingOptions) {
    this.#options = options;
    this.#filled = new FilledFirst(stagedColumns(options.customCount));
    this.#nextContact = options.firstContact;
    this.#firstOfPart = options.firstContact;
    this.#nextTag = options.firstTag;
  }

  get parts(): number {
    return this.#part;
  }

  /** Finishes the current part; what is written from now on goes to the next one. Null when it holds nothing. */
  seal(): StagedPart | null {
    if (this.#open === null) return null;
    this.#open.close();
    this.#open = null;
    const sealed = { part: this.#part, firstContact: this.#firstOfPart, lastContact: this.#nextContact - 1 };
    this.#part++;
    this.#firstOfPart = this.#nextContact;
    return sealed;
  }

  /** Lets go of an unfinished part. */
  close(): void {
    this.#open?.close();
    this.#open = null;
  }

  /** A tag that is not here yet, below another one where that is given. Returns the id it will have. */
  tag(name: string, parent: number | null): number {
    const id = this.#nextTag++;
    this.#now.tag.run(id, name, parent);
    return id;
  }

  create(draft: ContactDraft, tags: readonly number[], row: number, cells: readonly string[]): number {
    const id = this.#nextContact++;
    const part = this.#now;
    const { name, consent, columns, points, addresses, custom } = draft;
    const [address] = addresses;
    const facts = freshFacts(points, tags.length);
    const values: Value[] = [
      id,
      row,
      draft.sourceId,
      JSON.stringify(cells),
      tags.length === 0 ? null : part.tagSet(tags),
      address === undefined ? 0 : 1,
      draft.kind,
      draft.displayName,
      name.prefix,
      name.given,
      name.middle,
      name.family,
      name.suffix,
      name.nickname,
    ];
    for (const column of detailColumns) values.push(columns[column]);
    values.push(consent.email, consent.phone, consent.post, draft.createdAt);
    if (address === undefined) values.push(null, null, null, null, null, null, null, null);
    else {
      const { label, street, street2, city, region, postcode, country, countryCode } = address;
      values.push(label, street, street2, city, region, postcode, country, countryCode);
    }
    values.push(
      facts.primaryEmail,
      facts.primaryPhone,
      facts.emailCount,
      facts.phoneCount,
      facts.tagCount,
      facts.searchEmails,
      facts.searchPhones,
    );
    this.#points(part, id, points, values);
    values.push(...custom);
    part.contact(values);
    for (let index = 1; index < addresses.length; index++) {
      const { label, street, street2, city, region, postcode, country, countryCode } = addresses[index] as NonNullable<
        typeof address
      >;
      part.address.run(id, label, street, street2, city, region, postcode, country, countryCode);
    }
    return id;
  }

  update(update: ContactUpdate): void {
    this.#now.known.run(writeUpdate(update));
  }

  source(contact: number, draft: ContactDraft, row: number, cells: readonly string[]): void {
    this.#now.record.run(row, contact, draft.sourceId, JSON.stringify(cells));
  }

  reject(row: number, issue: RowIssue, cells: readonly string[]): void {
    const column = issue.column === null ? null : (this.#options.headers[issue.column] ?? null);
    this.#now.reject.run(row, column, issue.message, JSON.stringify(cells));
  }

  activity(contact: number, draft: ActivityDraft): void {
    this.#now.activity.run(
      contact,
      draft.kind,
      draft.at,
      draft.amount,
      draft.currency,
      draft.product,
      draft.category,
      draft.quantity,
      draft.discount,
      draft.campaign,
      draft.reference,
      draft.source ?? this.#options.fileName,
      draft.detail,
    );
  }

  unclaimed(key: string, { who, rows, activities }: PlannedActivity, isLeft: boolean): void {
    const [first] = activities;
    if (first === undefined) return;
    const kept = activities.map((draft) => ({ ...draft, source: draft.source ?? this.#options.fileName }));
    this.#now.unclaimed.run(
      rows[0] ?? 0,
      key,
      JSON.stringify(claimantOf(who)),
      first.at,
      first.amount,
      first.currency,
      JSON.stringify(kept),
      isLeft ? 'left' : null,
      isLeft ? this.#options.now : null,
    );
  }

  vanish(contact: number, tags: readonly number[]): void {
    this.#now.vanished.run(contact, tags[0] ?? null);
  }

  hasActivity(contact: number, draft: ActivityDraft): boolean {
    return this.#options.hasActivity(contact, draft);
  }

  /** The first email and the first phone are the primary ones. */
  #points(part: OpenPart, id: number, points: readonly PointDraft[], values: Value[]): void {
    let isFirstEmail = 1;
    let isFirstPhone = 1;
    points.forEach((point, index) => {
      const { kind, label, value, normalised, status } = point;
      const isPrimary = kind === 'email' ? isFirstEmail : kind === 'phone' ? isFirstPhone : 0;
      if (kind === 'email') isFirstEmail = 0;
      if (kind === 'phone') isFirstPhone = 0;
      if (index < inlinePoints) values.push(kind, label, value, normalised, isPrimary, status);
      else part.point.run(id, kind, label, value, normalised, isPrimary, status);
    });
    for (let slot = points.length; slot < inlinePoints; slot++) values.push(null, null, null, null, null, null);
  }

  get #now(): OpenPart {
    this.#open ??= new OpenPart(partFile(this.#options.folder, this.#part), this.#filled);
    return this.#open;
  }
}

/**
 * The order of the staged columns: those that have held something stand first. A list fills a third of what a contact
 * may have, always the same third, and SQLite takes as long for an empty value as for a short one.
 */
class FilledFirst {
  readonly #names: readonly string[];
  readonly #isFilled: boolean[];

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#isFilled = names.map((_, index) => index === 0);
  }

  /** For a new part: places of `names` in the order of its columns. */
  order(): number[] {
    const places = [...this.#names.keys()];
    return [...places.filter((place) => this.#isFilled[place]), ...places.filter((place) => !this.#isFilled[place])];
  }

  names(order: readonly number[]): string[] {
    return order.map((place) => this.#names[place] as string);
  }

  note(place: number): void {
    this.#isFilled[place] = true;
  }
}

/** The file that is being written. It is worthless unless it is finished, so nothing about it needs to be durable. */
class OpenPart {
  readonly #db: Database.Database;
  readonly #sets = new Map<string, number>();
  readonly #set: Database.Statement;
  readonly #filled: FilledFirst;
  readonly #columns: readonly string[];
  /** Places of the values in the order of this part's columns. */
  readonly #order: readonly number[];
  /** By how many of the first columns they fill. */
  readonly #contacts: (Database.Statement | undefined)[] = [];
  readonly point: Database.Statement;
  readonly address: Database.Statement;
  readonly tag: Database.Statement;
  readonly record: Database.Statement;
  readonly reject: Database.Statement;
  readonly activity: Database.Statement;
  readonly unclaimed: Database.Statement;
  readonly known: Database.Statement;
  readonly vanished: Database.Statement;

  constructor(path: string, filled: FilledFirst) {
    this.#filled = filled;
    this.#order = filled.order();
    this.#columns = filled.names(this.#order);
    this.#db = new Database(path);
    this.#db.pragma('page_size = 16384');
    this.#db.pragma('journal_mode = OFF');
    this.#db.pragma('synchronous = OFF');
    this.#db.pragma('locking_mode = EXCLUSIVE');
    this.#db.exec('BEGIN');
    this.#db.exec(stagingSchema(this.#columns));
    const insert = (table: string, count: number) =>
      this.#db.prepare(`INSERT INTO ${table} VALUES (?${', ?'.repeat(count - 1)})`);
    this.point = insert('point', 7);
    this.address = insert('address', stagedAddressColumns.length + 1);
    this.tag = insert('tag', 3);
    this.record = insert('record', 4);
    this.reject = insert('reject', 4);
    this.activity = insert('activity', stagedActivityColumns.length);
    this.unclaimed = insert('unclaimed', stagedUnclaimedColumns.length);
    this.known = insert('known', 1);
    this.vanished = insert('vanished', 2);
    this.#set = insert('tag_set', 2);
  }

  /** Stores a contact. @param values in the order of `stagedColumns` */
  contact(values: readonly Value[]): void {
    const bound: Value[] = [];
    let count = 0;
    for (const place of this.#order) {
      const value = values[place] ?? null;
      bound.push(value);
      if (value === null) continue;
      count = bound.length;
      this.#filled.note(place);
    }
    bound.length = count;
    this.#contacts[count] ??= this.#db.prepare(
      `INSERT INTO contact (${this.#columns.slice(0, count).join(', ')}) VALUES (?${', ?'.repeat(count - 1)})`,
    );
    this.#contacts[count]?.run(bound);
  }

  /** The number of a set of tags: lists repeat, contacts by the thousand share one. */
  tagSet(tags: readonly number[]): number {
    const key = tags.join();
    const present = this.#sets.get(key);
    if (present !== undefined) return present;
    const id = this.#sets.size + 1;
    this.#sets.set(key, id);
    for (const tag of tags) this.#set.run(id, tag);
    return id;
  }

  close(): void {
    if (this.#db.inTransaction) this.#db.exec('COMMIT');
    this.#db.close();
  }
}

/** A change of a known contact as text, for the one that carries it out. */
function writeUpdate(update: ContactUpdate): string {
  const { id, columns, custom, points, statuses, newAddresses, addresses, tags } = update;
  return JSON.stringify({
    id,
    columns: [...columns],
    custom: [...custom],
    points,
    statuses,
    newAddresses,
    addresses,
    tags,
  });
}

/** The change as it was before `writeUpdate`. */
export function readUpdate(text: string): Omit<ContactUpdate, 'changes'> {
  const { columns, custom, ...rest } = JSON.parse(text) as Omit<ContactUpdate, 'changes' | 'columns' | 'custom'> & {
    columns: [string, Value][];
    custom: [string, Value][];
  };
  return { ...rest, columns: new Map(columns), custom: new Map(custom) };
}
