// How records of a comparison are shown and written: names beside names, a pair field by field, whole rows for a file.
// Reads contacts as they are now and rows of a file as they were read.
import type { LinkedPair, LinkItem, LinkPart, LinkRecord } from '../../../../src-shared/contract/link-files.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { Cell } from '../../engines/export/csv-writer.ts';
import { doubts } from '../../engines/linking/assign-links.ts';
import { explainPair } from '../../engines/matching/explain.ts';
import { weightsOfModel } from '../../engines/matching/match-model.ts';
import { probabilityOf } from '../../engines/matching/score.ts';
import { type ShownContact, selectShownContacts } from './link-queries.ts';
import type { StoredSide } from './link-side.ts';
import type { KeptLinks } from './link-store.ts';
import { unpackRow } from './packed-rows.ts';

const contactHeaders = ['Contact id', 'Name', 'Company', 'Email', 'Phone', 'Street', 'Postcode', 'City', 'Birthday'];

/** A few records of one side. */
class Records {
  readonly #side: StoredSide;
  readonly #contacts: ReadonlyMap<number, ShownContact>;

  constructor(db: ReadHandle, side: StoredSide, records: readonly number[]) {
    this.#side = side;
    const ids = side.kind === 'workspace' ? records.map((record) => side.ids[record] ?? 0) : [];
    this.#contacts = new Map(
      ids.length === 0 ? [] : db.all(selectShownContacts(ids)).map((contact) => [contact.id, contact]),
    );
  }

  shown(record: number): LinkRecord {
    const side = this.#side;
    if (side.kind === 'workspace') {
      const id = side.ids[record] ?? 0;
      const contact = this.#contacts.get(id);
      return {
        contact: contact === undefined ? null : id,
        row: null,
        name: contact?.name ?? 'A contact that is not here any more',
        detail: contact?.email ?? contact?.phone ?? contact?.company ?? null,
      };
    }
    const cells = unpackRow(side.rows, record);
    const filled = (columns: readonly number[]) =>
      columns.map((column) => (cells[column] ?? '').trim()).filter((text) => text !== '');
    return {
      contact: null,
      row: record + 1,
      name: filled(side.nameColumns).join(' ') || filled([...cells.keys()])[0] || `Row ${record + 1}`,
      detail: filled(side.detailColumns)[0] ?? null,
    };
  }

  /** The cells of a record under headersOf the side. */
  cells(record: number): Cell[] {
    const side = this.#side;
    if (side.kind === 'file') return [record + 1, ...unpackRow(side.rows, record)];
    const id = side.ids[record] ?? 0;
    const c = this.#contacts.get(id);
    return [id, c?.name, c?.company, c?.email, c?.phone, c?.street, c?.postcode, c?.city, c?.birthday].map(
      (cell) => cell ?? null,
    );
  }

  /** What stands in the columns of a side that have one of these labels. */
  values(record: number, labels: readonly string[]): string | null {
    const side = this.#side;
    if (side.kind === 'file') {
      const cells = unpackRow(side.rows, record);
      const texts = labels.map((label) => (cells[side.headers.indexOf(label)] ?? '').trim());
      return texts.filter((text) => text !== '').join(' ') || null;
    }
    const contact = this.#contacts.get(side.ids[record] ?? 0);
    const own: Record<string, string | null | undefined> = {
      'Given name': contact?.name,
      Company: contact?.company,
      Birthday: contact?.birthday,
      Email: contact?.email,
      Phone: contact?.phone,
      Street: contact?.street,
      Postcode: contact?.postcode,
      City: contact?.city,
    };
    return (
      labels
        .map((label) => own[label] ?? '')
        .filter((text) => text !== '')
        .join(' ') || null
    );
  }
}

function headersOf(side: StoredSide): readonly string[] {
  return side.kind === 'workspace' ? contactHeaders : ['Row', ...side.headers];
}

/** A page of a part. */
export function itemsOf(db: ReadHandle, links: KeptLinks, part: LinkPart, numbers: readonly number[]): LinkItem[] {
  const { found, parts } = links;
  const isLinks = part === 'matched' || part === 'doubtful';
  if (!isLinks) {
    const isLeft = part === 'onlyLeft';
    const [first, linked] = isLeft
      ? [found.repeatsOfLeft, parts.linkedOfLeft]
      : [found.repeatsOfRight, parts.linkedOfRight];
    const twinOf = (record: number) => linked.get(first[record] ?? record);
    const twins = numbers.flatMap((record) => twinOf(record) ?? []);
    const records = new Records(db, isLeft ? found.left : found.right, [...numbers, ...twins]);
    return numbers.map((record): LinkItem => {
      const twin = twinOf(record);
      const shown = records.shown(record);
      const note = twin === undefined ? null : `Repeats ${placed(records.shown(twin))}, which is linked`;
      const none = { link: null, weight: null, probability: null, note };
      return isLeft ? { ...none, left: shown, right: null } : { ...none, left: null, right: shown };
    });
  }
  const rivals = (isRight: boolean) =>
    numbers.flatMap((link) => {
      const rival = found.rival[link] ?? -1;
      return rival >= 0 && (found.isRivalRight[link] === 1) === isRight ? [rival] : [];
    });
  const left = new Records(db, found.left, [...numbers.map((link) => found.linkLeft[link] ?? 0), ...rivals(false)]);
  const right = new Records(db, found.right, [...numbers.map((link) => found.linkRight[link] ?? 0), ...rivals(true)]);
  return numbers.map((link): LinkItem => {
    const weight = found.weight[link] ?? 0;
    const rival = found.rival[link] ?? -1;
    const doubt = doubts[found.doubt[link] ?? 0];
    const other = rival < 0 ? null : (found.isRivalRight[link] === 1 ? right : left).shown(rival);
    const isSaid = links.decisionOf(link) === 'same';
    return {
      link,
      left: left.shown(found.linkLeft[link] ?? 0),
      right: right.shown(found.linkRight[link] ?? 0),
      weight,
      probability: probabilityOf(weight),
      note: isSaid
        ? 'You said they are the same'
        : doubt === 'rival' && other !== null
          ? `${placed(other)} fits almost as well`
          : doubt === 'weak'
            ? 'Likely, not certain'
            : null,
    };
  });
}

function placed({ name, row }: LinkRecord): string {
  return row === null ? name : `${name} (row ${row.toLocaleString('en')})`;
}

/** Two linked records side by side. */
export function pairOf(db: ReadHandle, links: KeptLinks, link: number): LinkedPair {
  const { found } = links;
  const [l, r] = [found.linkLeft[link] ?? 0, found.linkRight[link] ?? 0];
  const [left, right] = [new Records(db, found.left, [l]), new Records(db, found.right, [r])];
  const width = found.model.comparisons.length;
  const part = <T extends Uint8Array | Float32Array>(list: T) => [...list.subarray(link * width, (link + 1) * width)];
  const weight = found.weight[link] ?? 0;
  const evidence = explainPair(
    found.model.comparisons,
    weightsOfModel(found.model),
    { levels: part(found.levels), rarity: part(found.rarity) },
    weight,
  );
  const { review, certain } = found.model.thresholds;
  const [shownLeft, shownRight] = [left.shown(l), right.shown(r)];
  const fields = [
    { label: 'Name', left: shownLeft.name, right: shownRight.name },
    ...found.compared
      .filter(({ as }) => !nameParts.has(as))
      .map((column) => ({
        label: [...new Set([...column.left, ...column.right])].join(' / '),
        left: left.values(l, column.left),
        right: right.values(r, column.right),
      })),
  ];
  return {
    left: shownLeft,
    right: shownRight,
    fields: fields
      .filter((field) => field.left !== null || field.right !== null)
      .map((field) => ({ ...field, agreement: agreementOf(field.left, field.right) })),
    pair: {
      left: 0,
      right: 1,
      weight,
      probability: probabilityOf(weight),
      lane: weight >= certain ? 'certain' : weight >= review ? 'review' : 'ignored',
      evidence: evidence.map(({ key, label, words, weight: bits }) => ({ key, label, words, weight: bits })),
    },
  };
}

/** Shown as one name. */
const nameParts: ReadonlySet<string> = new Set([
  'given_name',
  'middle_name',
  'family_name',
  'full_name',
  'name_suffix',
]);

function agreementOf(left: string | null, right: string | null): LinkedPair['fields'][number]['agreement'] {
  if (left === null || right === null) return 'only one';
  return foldText(left) === foldText(right) ? 'same' : 'differs';
}

/** The header of a part as a table. */
export function headerOf({ found }: KeptLinks, part: LinkPart): string[] {
  if (part === 'onlyLeft') return [...headersOf(found.left)];
  if (part === 'onlyRight') return [...headersOf(found.right)];
  const [left, right] = [headersOf(found.left), headersOf(found.right)];
  // A header that both sides have names its list.
  const own = (headers: readonly string[], others: readonly string[], name: string) =>
    headers.map((header) => (others.includes(header) ? `${header} (${name})` : header));
  const names = found.left.name === found.right.name ? ['first', 'second'] : [found.left.name, found.right.name];
  return [...own(left, right, names[0] ?? ''), ...own(right, left, names[1] ?? ''), 'Probability', 'Weight', 'Note'];
}

/** Some records of a part under headerOf. */
export function tableRows(db: ReadHandle, links: KeptLinks, part: LinkPart, numbers: readonly number[]): Cell[][] {
  const { found } = links;
  if (part === 'onlyLeft' || part === 'onlyRight') {
    const records = new Records(db, part === 'onlyLeft' ? found.left : found.right, numbers);
    return numbers.map((record) => records.cells(record));
  }
  const [ofLeft, ofRight] = [
    numbers.map((link) => found.linkLeft[link] ?? 0),
    numbers.map((link) => found.linkRight[link] ?? 0),
  ];
  const [left, right] = [new Records(db, found.left, ofLeft), new Records(db, found.right, ofRight)];
  const items = itemsOf(db, links, part, numbers);
  return items.map(({ weight, probability, note }, at) => [
    ...left.cells(ofLeft[at] ?? 0),
    ...right.cells(ofRight[at] ?? 0),
    probability === null ? null : Number(probability.toFixed(6)),
    weight === null ? null : Number(weight.toFixed(3)),
    note,
  ]);
}
