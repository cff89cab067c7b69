// Writes what was decided about the rows of a file into staging files. Owns the binding of drafts to staged columns;
// decides nothing and never touches the workspace.
import Database from 'better-sqlite3';
import { freshFacts } from '../../db/derived-fresh.ts';
import { partFile } from '../../db/staging-folder.ts';
import {
  type ActivityDraft,
  type ContactDraft,
  draftColumns,
  type PointDraft,
  type RowIssue,
} from '../../engines/reading/contact-draft.ts';
import type { ContactUpdate } from './known-contact.ts';
import type { RowWriter } from './row-decider.ts';
import {
  inlinePoints,
  stagedActivityColumns,
  stagedAddressColumns,
  stagedColumns,
  stagingSchema,
} from './staging-file.ts';

export interface StagingOptions {
  readonly folder: string;
  readonly headers: readonly string[];
  readonly fileName: string;
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
  readonly #columns: readonly string[];
  #part = 0;
  #nextContact: number;
  #nextTag: number;
  #firstOfPart: number;
  #open: OpenPart | null = null;

  constructor(options: StagingOptions) {
    this.#options = options;
    this.#columns = stagedColumns(options.customCount);
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

  /** A tag that is not here yet. Returns the id it will have. */
  tag(name: string): number {
    const id = this.#nextTag++;
    this.#now.tag.run(id, name);
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
    for (const column of draftColumns) values.push(columns[column]);
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
    part.contact.run(values);
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
    this.#open ??= new OpenPart(partFile(this.#options.folder, this.#part), this.#columns, this.#options.customCount);
    return this.#open;
  }
}

/** The file that is being written. It is worthless unless it is finished, so nothing about it needs to be durable. */
class OpenPart {
  readonly #db: Database.Database;
  readonly #sets = new Map<string, number>();
  readonly #set: Database.Statement;
  readonly contact: Database.Statement;
  readonly point: Database.Statement;
  readonly address: Database.Statement;
  readonly tag: Database.Statement;
  readonly record: Database.Statement;
  readonly reject: Database.Statement;
  readonly activity: Database.Statement;
  readonly known: Database.Statement;
  readonly vanished: Database.Statement;

  constructor(path: string, columns: readonly string[], customCount: number) {
    this.#db = new Database(path);
    this.#db.pragma('page_size = 16384');
    this.#db.pragma('journal_mode = OFF');
    this.#db.pragma('synchronous = OFF');
    this.#db.pragma('locking_mode = EXCLUSIVE');
    this.#db.exec('BEGIN');
    this.#db.exec(stagingSchema(customCount));
    const insert = (table: string, count: number) =>
      this.#db.prepare(`INSERT INTO ${table} VALUES (?${', ?'.repeat(count - 1)})`);
    this.contact = insert('contact', columns.length);
    this.point = insert('point', 7);
    this.address = insert('address', stagedAddressColumns.length + 1);
    this.tag = insert('tag', 2);
    this.record = insert('record', 4);
    this.reject = insert('reject', 4);
    this.activity = insert('activity', stagedActivityColumns.length);
    this.known = insert('known', 1);
    this.vanished = insert('vanished', 2);
    this.#set = insert('tag_set', 2);
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
