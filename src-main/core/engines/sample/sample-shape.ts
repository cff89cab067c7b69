// What the sample generator hands out: records in the shape of the workspace's tables, and the truth planted in them.
import type { ActivityKind } from '../../../../src-shared/model/activity.ts';

/** What decides a sample; the same arguments give the same records, byte for byte. */
export interface SampleArguments {
  /** Any integer. */
  readonly seed: number;
  /** The day the sample is told from, UTC epoch milliseconds; the last activity lies just before it. */
  readonly asOf: number;
  /** Number of contact records in all, copies and companies included. */
  readonly contacts: number;
  /** Share of the records (0 to 1) in which an error is planted. */
  readonly mess: number;
  /** Share of the records (0 to 0.5) that are noisy copies of another; half of `mess` when not given. */
  readonly duplicates?: number;
  /** Multiplies visits, views, opens and logins, never orders; 1 when not given. */
  readonly engagement?: number;
  /** Adds the 180 tags that years of imports left behind (imported-tags.ts), and who wears them. */
  readonly importedTags?: boolean;
}

export type Business = 'shop' | 'software' | 'industry';
export type Consent = 'unknown' | 'granted' | 'withdrawn';

export interface SamplePoint {
  kind: 'email' | 'phone' | 'url';
  label: string;
  value: string;
  isPrimary: boolean;
}

export interface SampleAddress {
  label: string;
  street: string;
  street2: string | null;
  city: string;
  region: string | null;
  postcode: string;
  country: string;
  isPrimary: boolean;
}

export interface SampleActivity {
  kind: ActivityKind;
  at: number;
  /** Minor units; refunds are negative. */
  amount: number | null;
  currency: string | null;
  product: string | null;
  category: string | null;
  quantity: number | null;
  /** Minor units, positive. */
  discount: number | null;
  campaign: string | null;
  reference: string | null;
  source: string;
  detail: string | null;
}

export interface SampleTagging {
  /** Key of a tag of `sampleTags`. */
  tag: string;
  source: 'manual' | 'import' | 'rule';
  why: string | null;
  at: number;
}

export interface SampleContact {
  /** 1-based, in order of appearance. */
  key: number;
  business: Business;
  kind: 'person' | 'company';
  namePrefix: string | null;
  givenName: string | null;
  middleName: string | null;
  familyName: string | null;
  nameSuffix: string | null;
  nickname: string | null;
  company: string | null;
  jobTitle: string | null;
  department: string | null;
  /** YYYY-MM-DD */
  birthday: string | null;
  gender: string | null;
  language: string | null;
  leadSource: string | null;
  lifecycle: string | null;
  owner: string | null;
  notes: string | null;
  emailConsent: Consent;
  phoneConsent: Consent;
  postConsent: Consent;
  createdAt: number;
  points: SamplePoint[];
  addresses: SampleAddress[];
  /** By key of `sampleCustomFields`. */
  custom: Record<string, string | number>;
  taggings: SampleTagging[];
  activities: SampleActivity[];
  /** To an earlier record. */
  relations: { to: number; kind: string }[];
}

export interface SampleCustomField {
  readonly key: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'money' | 'date' | 'choice' | 'multi' | 'boolean';
  readonly options: readonly string[] | null;
  readonly help: string;
}

export interface SampleTag {
  readonly key: string;
  readonly parent: string | null;
  readonly name: string;
  readonly colour: string | null;
  readonly isExclusive: boolean;
  readonly status: 'draft' | 'active' | 'deprecated' | 'retired';
  readonly meaning: string | null;
  readonly owner: string | null;
  readonly appliedWhen: string | null;
  readonly removedWhen: string | null;
  readonly action: string | null;
  readonly examples: string | null;
  /** YYYY-MM-DD */
  readonly reviewAt: string | null;
}

/** A tag about which nobody wrote anything down. */
export const emptySheet = {
  colour: null,
  isExclusive: false,
  status: 'active',
  meaning: null,
  owner: null,
  appliedWhen: null,
  removedWhen: null,
  action: null,
  examples: null,
} as const satisfies Partial<SampleTag>;

/** How a copy differs from its original. */
export const noiseKinds = [
  'typo_in_name',
  'nickname',
  'swapped_names',
  'initial_only',
  'accents_lost',
  'changed_email',
  'missing_email',
  'missing_phone',
  'changed_phone',
  'phone_format',
  'moved_address',
  'missing_address',
  'missing_birthday',
  'day_month_swapped',
  'company_form',
] as const;
export type NoiseKind = (typeof noiseKinds)[number];

/** The errors that are planted, one kind for each thing an audit looks for. */
export const messKinds = [
  'name_all_caps',
  'name_lower_case',
  'whitespace',
  'mojibake',
  'html_entity',
  'title_in_name',
  'whole_name_in_given_name',
  'email_domain_typo',
  'email_malformed',
  'role_email',
  'phone_scientific',
  'phone_too_short',
  'postcode_lost_zero',
  'country_variant',
  'placeholder_value',
  'birthday_impossible',
  'test_record',
  'unreachable',
  'created_in_future',
  'consent_contradiction',
] as const;
export type MessKind = (typeof messKinds)[number];

export interface PlantedMess {
  readonly kind: MessKind;
  /** Property of the record, or `email`, `phone`, `city`, `postcode`, `country`. */
  readonly field: string;
  /** What stood there before and what was planted; null where nothing stands. */
  readonly before: string | null;
  readonly planted: string | null;
}

/** Groups of people whose rule is known; each is told as a sentence in `sampleRoles`. */
export const sampleRoles = {
  champion: 'Bought at least 14 times for at least 6,300.00 and last within 10 days',
  cart_abandoner: 'Filled a cart in the last 30 days and bought nothing in the last 30 days',
  running_shoe_buyer: 'Bought something of the category Running shoes at any time',
  dormant_user: 'Logged in at least once but not in the last 60 days',
  frustrated_user: 'Opened at least 3 support tickets in the last 30 days',
  met_recently: 'Had a meeting in the last 30 days',
} as const;
export type SampleRole = keyof typeof sampleRoles;

export interface PlantedTruth {
  /** Key of the record this one is a noisy copy of. */
  copyOf: number | null;
  noise: NoiseKind[];
  /** Key of a record that looks alike but is somebody else, and in which way. */
  lookalikeOf: { key: number; kind: 'household' | 'namesake' } | null;
  mess: PlantedMess[];
  roles: SampleRole[];
}

export interface SampleRecord {
  readonly contact: SampleContact;
  readonly truth: PlantedTruth;
}

/** A truth with nothing planted yet. */
export function nothingPlanted(): PlantedTruth {
  return { copyOf: null, noise: [], lookalikeOf: null, mess: [], roles: [] };
}

export const day = 86_400_000;
