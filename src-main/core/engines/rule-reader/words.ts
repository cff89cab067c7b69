// The words a person may use for fields and deeds, beside the names on screen. Owns those lists; longest first, since the
// first that stands in the sentence is taken.
import type { ActivityKind } from '../../../../src-shared/model/activity.ts';
import { type ContactField, contactFieldIds, fieldMeaning } from '../../../../src-shared/rules/field-catalogue.ts';

const furtherNames: Partial<Record<ContactField, string>> = {
  display_name: 'full name|name',
  given_name: 'first name|given name|forename',
  family_name: 'last name|family name|surname',
  birthday: 'date of birth|birthday|birth date',
  company: 'company|company name|employer|organisation|organization',
  job_title: 'job title|title|position|role',
  job_level: 'level of job title|job level|seniority|level',
  job_area: 'area of job title|job area|job function',
  email: 'email address|e-mail address|email|e-mail|mail address',
  phone: 'phone number|telephone number|phone|telephone|mobile',
  email_count: 'email addresses|emails|number of emails',
  phone_count: 'phone numbers|phones|number of phones',
  region: 'state or region|region|state|province|county',
  postcode: 'postcode|postal code|zip code|zip|post code',
  email_consent: 'email consent|consent to email|marketing consent|consent',
  phone_consent: 'phone consent|consent to calls',
  post_consent: 'post consent|consent to post',
  orders: 'orders|order|purchases|purchase|number of orders|number of purchases',
  revenue: 'total revenue|revenue|total spend|total spent|lifetime value|turnover|sales',
  first_purchase: 'first purchase|first order',
  last_purchase: 'last purchase|last order|latest purchase|latest order|most recent purchase|most recent order',
  activity_count: 'number of activities|activities',
  last_activity: 'last activity|latest activity',
  email_opens: 'emails opened|email opens|opens',
  email_clicks: 'emails clicked|email clicks|clicks',
  rfm_recency: 'recency score|recency',
  rfm_frequency: 'frequency score|frequency',
  rfm_monetary: 'monetary score|monetary',
  rfm_cell: 'rfm group|rfm segment|rfm cell',
  lead_source: 'lead source|source|origin',
  stage: 'lifecycle stage|customer stage|stage',
  stage_since: 'stage entry|start of the stage',
  stage_before: 'stage before|earlier stage|previous stage',
  lifecycle: 'imported lifecycle stage|imported stage|lifecycle stage|lifecycle|stage',
  owner: 'owner|account manager|account owner',
  notes: 'notes|note',
  tag_count: 'number of tags|tags',
  created_at: 'creation date|created date|sign-up date|signup date',
  added_at: 'arrival in this workspace|arrival',
  updated_at: 'last change|last changed|last update',
};

/** Every field with all it may be called. */
export const fieldNames: readonly { field: ContactField; names: string[] }[] = contactFieldIds.map((field) => ({
  field,
  names: [...new Set([...(furtherNames[field]?.split('|') ?? []), fieldMeaning(field).label.toLowerCase()])].sort(
    (a, b) => b.length - a.length,
  ),
}));

/** Every name of every field, the longest first: 'country code' before 'country'. */
export const namesOfFields: readonly { field: ContactField; name: string }[] = fieldNames
  .flatMap(({ field, names }) => names.map((name) => ({ field, name })))
  .sort((a, b) => b.name.length - a.name.length);

export interface DeedWords {
  readonly kind: ActivityKind;
  /** 'bought', and as it follows 'did not'. */
  readonly verbs: string;
  /** Whether a product or category may follow as the object. */
  readonly takesThing: boolean;
}

/** What people do, in the past and as it follows "did not" or "have not". */
export const deeds: readonly DeedWords[] = [
  {
    kind: 'purchase',
    verbs:
      'have bought|have purchased|have ordered|bought|purchased|ordered|buy|purchase|order|made a purchase|make a purchase|made a|placed an order',
    takesThing: true,
  },
  {
    kind: 'refund',
    verbs: 'got a refund|get a refund|got refunds|were refunded|returned|return|refunded',
    takesThing: true,
  },
  {
    kind: 'product_view',
    verbs: 'viewed a product|view any product|viewed|looked at|browsed|view|look at|browse',
    takesThing: true,
  },
  {
    kind: 'cart',
    verbs: 'filled a cart|fill a cart|abandoned a cart|abandon a cart|added to cart|put in the cart',
    takesThing: false,
  },
  { kind: 'visit', verbs: 'visited the website|visited the site|visited us|visited|visit', takesThing: false },
  {
    kind: 'email_open',
    verbs: 'opened an email|opened emails|open an email|open any email|opened any email',
    takesThing: false,
  },
  {
    kind: 'email_click',
    verbs: 'clicked in an email|click in an email|clicked a link|click a link|clicked an email|clicked',
    takesThing: false,
  },
  { kind: 'email_sent', verbs: 'were sent an email|sent an email|got an email|get an email', takesThing: false },
  { kind: 'email_bounce', verbs: 'had an email bounce|have an email bounce|bounced', takesThing: false },
  { kind: 'unsubscribe', verbs: 'unsubscribed|unsubscribe|opted out', takesThing: false },
  { kind: 'download', verbs: 'downloaded|download', takesThing: true },
  { kind: 'login', verbs: 'logged in|log in|signed in', takesThing: false },
  {
    kind: 'ticket',
    verbs:
      'opened a support ticket|open a support ticket|opened a ticket|open a ticket|contacted support|raised a ticket',
    takesThing: false,
  },
  { kind: 'call', verbs: 'had a call|have a call|were called|called', takesThing: false },
  { kind: 'meeting', verbs: 'had a meeting|have a meeting|met us', takesThing: false },
  { kind: 'other', verbs: 'had another activity|have another activity|had other activity', takesThing: false },
  { kind: 'survey', verbs: 'answered a survey|answer a survey', takesThing: false },
];

/** Words that end a value that is not quoted. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'and or but who whose that which with without in from on not tagged have has had did do does are is were was bought ' +
    'ordered purchased spent opened visited viewed never at more less over under between since before after within ' +
    'during last this for of living based by except outside where exactly once twice times time ( ) ,'
  ).split(' '),
);
