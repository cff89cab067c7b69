// Generates the sample: a shop, a software firm and an industrial supplier whose every fault is known.
// Owns the mix and the counts; makes no database rows (see features/sample) and reads no clock.
import { type Campaign, campaignsBefore } from './catalogue.ts';
import { settle } from './doings.ts';
import { householdMember, namesake, noisyCopy } from './duplicates.ts';
import { importedTaggings } from './imported-tags.ts';
import { drawCompany, drawEmployee, type Employer } from './industry.ts';
import { plantMess } from './mess.ts';
import { namePools } from './name-pools.ts';
import type { World } from './people.ts';
import { addProfile } from './profile.ts';
import { ExactShare, Random } from './random.ts';
import { rolesOf } from './roles.ts';
import {
  nothingPlanted,
  type PlantedTruth,
  type SampleArguments,
  type SampleContact,
  type SampleRecord,
} from './sample-shape.ts';
import { drawShopper } from './shop.ts';
import { drawUser } from './software.ts';

/** The sample that the app itself offers. */
export const defaultSample = { seed: 20_260, contacts: 3_000, mess: 0.2 } as const;

interface Waiting {
  readonly original: SampleContact;
  readonly key: number;
}

/** Everything of one run that changes from record to record. */
interface Run {
  readonly wanted: SampleArguments;
  readonly world: World;
  readonly campaigns: readonly Campaign[];
  readonly messy: ExactShare;
  readonly waiting: Waiting[];
  copiesToGive: number;
  originalsLeft: number;
  key: number;
  employer: { readonly employer: Employer; readonly key: number; left: number } | null;
  /** A clean person who may get a look-alike next. */
  recent: Waiting | null;
}

/**
 * Streams the records of a sample one at a time, so that a million need little memory.
 * The same arguments give the same records. Exactly `round(contacts × mess)` records carry a planted error.
 * @throws RangeError when a share lies outside its bounds or the number of contacts is not a whole number from 1.
 */
export function* generateSample(wanted: SampleArguments): Generator<SampleRecord, void, undefined> {
  const { contacts, mess, duplicates = mess / 2, engagement = 1 } = wanted;
  if (!Number.isInteger(contacts) || contacts < 1) throw new RangeError('contacts must be a whole number from 1');
  if (!(mess >= 0 && mess <= 1)) throw new RangeError('mess must lie between 0 and 1');
  if (!(duplicates >= 0 && duplicates <= 0.5)) throw new RangeError('duplicates must lie between 0 and 0.5');
  const random = new Random(wanted.seed);
  const copies = Math.round(contacts * duplicates);
  const run: Run = {
    wanted,
    world: { random, pools: namePools(), asOf: wanted.asOf, engagement, taken: new Set(), serial: 0 },
    campaigns: campaignsBefore(wanted.asOf),
    messy: new ExactShare(new Random(wanted.seed ^ 0x6d657373), contacts, Math.round(contacts * mess)),
    waiting: [],
    copiesToGive: copies,
    originalsLeft: contacts - copies,
    key: 0,
    employer: null,
    recent: null,
  };
  while (run.key < contacts) {
    run.key++;
    yield finish(run, turnOfACopy(run, contacts) ? makeCopy(run) : makeOriginal(run));
  }
}

/** Copies come at random among the originals, never before their own. */
function turnOfACopy(run: Run, contacts: number): boolean {
  if (run.waiting.length === 0) return false;
  if (run.originalsLeft <= 0) return true;
  if (run.employer !== null && run.employer.left > 0) return false;
  const left = contacts - run.key + 1;
  return run.world.random.chance(run.waiting.length / left + (left - run.originalsLeft) / left / 2);
}

interface Drawn {
  readonly contact: SampleContact;
  readonly truth: PlantedTruth;
  readonly isSingle: boolean;
}

function makeCopy(run: Run): Drawn {
  const { random } = run.world;
  const index = random.whole(0, run.waiting.length - 1);
  const [{ original, key } = { original: null, key: 0 }] = run.waiting.splice(index, 1);
  if (original === null) throw new Error('a copy was due but none was waiting');
  const { contact, noise } = noisyCopy(run.world, original);
  return { contact, truth: { ...nothingPlanted(), copyOf: key, noise }, isSingle: false };
}

function makeOriginal(run: Run): Drawn {
  run.originalsLeft--;
  const lookalike = run.employer === null || run.employer.left === 0 ? makeLookalike(run) : null;
  if (lookalike !== null) return lookalike;
  const contact = drawSomebody(run);
  const isSingle = !giveCopies(run, contact);
  run.recent = isSingle && contact.business === 'shop' ? { original: clean(contact), key: run.key } : null;
  return { contact, truth: nothingPlanted(), isSingle };
}

/** Some shop customers are followed by somebody who looks alike and is not the same. */
function makeLookalike(run: Run): Drawn | null {
  const { recent, world } = run;
  if (recent === null || !world.random.chance(0.05)) return null;
  run.recent = null;
  const kind = world.random.chance(0.65) ? ('household' as const) : ('namesake' as const);
  const contact =
    kind === 'household'
      ? householdMember(world, recent.original)
      : namesake(world, recent.original, drawShopper(world, run.campaigns));
  if (contact === null) return null;
  return { contact, truth: { ...nothingPlanted(), lookalikeOf: { key: recent.key, kind } }, isSingle: false };
}

function drawSomebody(run: Run): SampleContact {
  const { world, campaigns } = run;
  if (run.employer !== null && run.employer.left > 0) {
    run.employer.left--;
    const contact = drawEmployee(world, run.employer.employer, campaigns);
    contact.relations.push({ to: run.employer.key, kind: 'works_at' });
    return contact;
  }
  const business = world.random.pickWeighted([
    ['shop' as const, 62],
    ['software' as const, 30],
    ['industry' as const, 7],
  ]);
  if (business === 'shop') return drawShopper(world, campaigns);
  if (business === 'software') return drawUser(world, campaigns);
  const employer = drawCompany(world);
  run.employer = { employer, key: run.key, left: world.random.whole(2, 6) };
  return employer.contact;
}

/** Decides whether this original gets copies, so that all copies are given away by the last original. */
function giveCopies(run: Run, contact: SampleContact): boolean {
  if (run.copiesToGive === 0) return false;
  const number = Math.min(
    run.copiesToGive,
    run.world.random.pickWeighted([
      [1, 82],
      [2, 14],
      [3, 4],
    ]),
  );
  if (!run.world.random.chance(run.copiesToGive / (run.originalsLeft + 1) / 1.22)) return false;
  run.copiesToGive -= number;
  for (let copy = 0; copy < number; copy++) run.waiting.push({ original: clean(contact), key: run.key });
  return true;
}

/** What a copy is made from: the record before any error is planted in it. */
function clean(contact: SampleContact): SampleContact {
  return {
    ...contact,
    points: contact.points.map((point) => ({ ...point })),
    addresses: contact.addresses.map((address) => ({ ...address })),
  };
}

function finish(run: Run, { contact, truth, isSingle }: Drawn): SampleRecord {
  contact.key = run.key;
  addProfile(contact, run.wanted.seed, truth.copyOf ?? run.key, run.world.asOf);
  if (run.messy.take()) truth.mess.push(...plantMess(contact, run.world, isSingle));
  // A list of its own: copies of this contact draw from what it wore before.
  if (run.wanted.importedTags === true) {
    contact.taggings = [...contact.taggings, ...importedTaggings(contact, run.wanted.seed, run.world.asOf)];
  }
  settle(contact, run.world.asOf);
  truth.roles = rolesOf(contact.activities, run.world.asOf);
  return { contact, truth };
}
