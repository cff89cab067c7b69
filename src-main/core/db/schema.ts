// Generated from the migrations by `node build/schema-types.mjs`; a test fails when it is stale.
import type { Generated } from 'kysely';

export interface ActivityTable {
  id: Generated<number>;
  contact_id: number;
  kind: string;
  at: number;
  amount: number | null;
  currency: string | null;
  product: string | null;
  category: string | null;
  quantity: number | null;
  discount: number | null;
  campaign: string | null;
  reference: string | null;
  source: string | null;
  detail: string | null;
}

export interface AddressTable {
  id: Generated<number>;
  contact_id: number;
  label: string | null;
  street: string | null;
  street2: string | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
  country_code: string | null;
  is_primary: Generated<number>;
}

export interface AgreementAnswerTable {
  id: Generated<number>;
  rater_id: number;
  card: number;
  choices: string;
  answered_at: number;
}

export interface AgreementRaterTable {
  id: Generated<number>;
  round_id: number;
  name: string;
  origin: 'here' | 'file';
  created_at: number;
}

export interface AgreementRoundTable {
  id: Generated<number>;
  name: string;
  token: string;
  deck: string;
  origin: 'here' | 'file';
  created_at: number;
}

export interface AuditRunTable {
  id: Generated<number>;
  at: number;
  as_of: number;
  contact_count: number;
  score: number;
  detail: string;
}

export interface ChangeTable {
  id: Generated<number>;
  operation_id: number;
  table_name: string;
  row_id: number;
  before: string | null;
  after: string | null;
}

export interface ChangeNoteTable {
  id: Generated<number>;
  operation_id: number;
  who: string | null;
  why: string | null;
  approved_by: string | null;
  approved_at: number | null;
}

export interface ChangeRangeTable {
  id: Generated<number>;
  operation_id: number;
  table_name: string;
  first_id: number;
  last_id: number;
}

export interface CheckpointTable {
  id: Generated<number>;
  name: string;
  operation_id: number;
  at: number;
}

export interface ContactTable {
  id: Generated<number>;
  kind: Generated<'person' | 'company' | 'household'>;
  state: Generated<'active' | 'archived' | 'merged'>;
  display_name: string;
  name_prefix: string | null;
  given_name: string | null;
  middle_name: string | null;
  family_name: string | null;
  name_suffix: string | null;
  nickname: string | null;
  company: string | null;
  job_title: string | null;
  department: string | null;
  birthday: string | null;
  gender: string | null;
  language: string | null;
  lead_source: string | null;
  lifecycle: string | null;
  owner: string | null;
  notes: string | null;
  email_consent: Generated<'unknown' | 'granted' | 'withdrawn'>;
  phone_consent: Generated<'unknown' | 'granted' | 'withdrawn'>;
  post_consent: Generated<'unknown' | 'granted' | 'withdrawn'>;
  created_at: number | null;
  added_at: number;
  updated_at: number;
}

export interface ContactAliasTable {
  id: number;
  winner_id: number;
  merge_id: number;
}

export interface ContactCustomTable {
  id: number;
}

export interface ContactPointTable {
  id: Generated<number>;
  contact_id: number;
  kind: 'email' | 'phone' | 'url' | 'handle';
  label: string | null;
  value: string;
  normalised: string | null;
  is_primary: Generated<number>;
  status: Generated<'unknown' | 'valid' | 'invalid' | 'bounced' | 'opted_out'>;
}

export interface ContactRollupTable {
  contact_id: number;
  primary_email: string | null;
  primary_phone: string | null;
  email_count: Generated<number>;
  phone_count: Generated<number>;
  street: string | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
  country_code: string | null;
  tag_count: Generated<number>;
  orders: Generated<number>;
  revenue: Generated<number>;
  currency: string | null;
  first_purchase_at: number | null;
  last_purchase_at: number | null;
  last_activity_at: number | null;
  activity_count: Generated<number>;
  email_opens: Generated<number>;
  email_clicks: Generated<number>;
}

export interface ContactScoreTable {
  contact_id: number;
  recency: number;
  frequency: number;
  monetary: number;
  orders: Generated<number>;
  revenue: Generated<number>;
  cell: string;
}

export interface ContactSearchTable {
  rowid: number;
  name: string | null;
  email: string | null;
  phone: string | null;
  company: string | null;
}

export interface CustomFieldTable {
  id: Generated<number>;
  key: string;
  label: string;
  type: 'text' | 'number' | 'money' | 'date' | 'choice' | 'multi' | 'boolean';
  options: string | null;
  help: string | null;
  column_name: string;
  position: Generated<number>;
}

export interface FindingTable {
  id: Generated<number>;
  run_id: number;
  check_id: string;
  contact_id: number;
  field: string;
  current: string | null;
  proposed: string | null;
  confidence: number | null;
  detail: string | null;
  also: string | null;
  has_fix: Generated<number>;
  state: Generated<'open' | 'accepted' | 'rejected' | 'settled'>;
}

export interface FindingDecisionTable {
  id: Generated<number>;
  check_id: string;
  contact_id: number;
  field: string;
  current: string | null;
  decision: 'rejected';
  decided_at: number;
}

export interface GuardTable {
  id: Generated<number>;
  column_key: string;
  is_required: Generated<number>;
  checks_format: Generated<number>;
  allowed: string | null;
}

export interface ImportBatchTable {
  id: Generated<number>;
  file_name: string;
  file_size: number;
  file_hash: string;
  source: string | null;
  content: 'contacts' | 'activities';
  reading: string;
  mapping: string;
  mode: string;
  headers: string;
  row_count: number;
  created_count: number;
  updated_count: number;
  unchanged_count: number;
  rejected_count: number;
  imported_at: number;
}

export interface MappingPresetTable {
  id: Generated<number>;
  name: string;
  signature: string;
  mapping: string;
}

export interface MatchDecisionTable {
  id: Generated<number>;
  left_id: number;
  right_id: number;
  decision: 'same' | 'different';
  decided_at: number;
  note: string | null;
}

export interface MatchLabelTable {
  id: Generated<number>;
  left_id: number;
  right_id: number;
  levels: string;
}

export interface MatchModelTable {
  id: Generated<number>;
  name: string;
  settings: string;
  is_active: Generated<number>;
  created_at: number;
  updated_at: number;
}

export interface MatchPairTable {
  id: Generated<number>;
  run_id: number;
  left_id: number;
  right_id: number;
  weight: number;
  direct_weight: number;
  probability: number;
  levels: string;
  rarity: string;
  cluster: number | null;
}

export interface MatchRunTable {
  id: Generated<number>;
  at: number;
  contact_count: number;
  pair_count: number;
  model: string;
  review_weight: number;
  certain_weight: number;
  model_name: string | null;
  trial: string | null;
}

export interface MergeTable {
  id: Generated<number>;
  winner_id: number;
  loser_ids: string;
  choices: string;
  merged_at: number;
}

export interface OperationTable {
  id: Generated<number>;
  name: string;
  label: string;
  reason: string | null;
  at: number;
  counts: string;
  undoes: number | null;
  undone_by: number | null;
}

export interface OperationStepTable {
  id: Generated<number>;
  operation_id: number;
  step: string;
}

export interface RecipeTable {
  id: Generated<number>;
  name: string;
  description: string | null;
  country: string | null;
  steps: string;
  created_at: number;
  updated_at: number;
}

export interface RecipeOfSourceTable {
  id: Generated<number>;
  source: string;
  recipe_id: number;
}

export interface RecipeRunTable {
  id: Generated<number>;
  at: number;
  name: string;
  recipe_id: number | null;
  standing: 'propose' | 'apply' | 'all' | null;
  batch_id: number | null;
  scope: string;
  operation_id: number | null;
  report: string;
}

export interface RejectTable {
  id: Generated<number>;
  batch_id: number;
  row_number: number;
  column_name: string | null;
  reason: string;
  raw: string;
}

export interface RelationTable {
  id: Generated<number>;
  from_contact_id: number;
  to_contact_id: number;
  kind: string;
}

export interface SavedViewTable {
  id: Generated<number>;
  screen: string;
  name: string;
  definition: string;
  position: Generated<number>;
}

export interface ScoreChangeTable {
  contact_id: number;
  cell_from: string | null;
  cell_to: string | null;
}

export interface ScoreChangeRunTable {
  id: number;
  at: number;
  from_day: string;
  to_day: string;
  settings: string;
  fingerprint: string;
  figures: string;
}

export interface ScoreRunTable {
  id: number;
  at: number;
  as_of: string;
  settings: string;
  fingerprint: string;
}

export interface SegmentTable {
  id: Generated<number>;
  name: string;
  rule: string;
  description: string | null;
  goal: string | null;
  owner: string | null;
  action: string | null;
  review_at: string | null;
  created_at: number;
  updated_at: number;
  kpi: string | null;
}

export interface SegmentMemberTable {
  segment_id: number;
  chunk: number;
  bits: string;
}

export interface SegmentMoveTable {
  id: Generated<number>;
  segment_id: number;
  contact_id: number;
  at: number;
  direction: 'enter' | 'leave';
  cause: 'edit' | 'import' | 'merge' | 'undo' | 'rule' | 'day' | 'score' | 'audit' | 'others';
  is_arrival: number;
  operation_id: number | null;
  fact: string | null;
}

export interface SegmentStateTable {
  segment_id: number;
  rule: string;
  basis: string;
  through: number;
  started_at: number;
  size: number;
}

export interface SegmentVersionTable {
  id: Generated<number>;
  segment_id: number;
  number: number;
  rule: string;
  sentence: string;
  why: string | null;
  author: string | null;
  at: number;
  operation_id: number | null;
}

export interface SettingTable {
  id: Generated<number>;
  key: string;
  value: string;
}

export interface SourceRecordTable {
  id: Generated<number>;
  batch_id: number;
  row_number: number;
  contact_id: number | null;
  source_id: string | null;
  raw: string;
}

export interface StageRunTable {
  id: number;
  at: number;
  as_of: string;
  settings: string;
  fingerprint: string;
  usual: string;
  figures: string;
}

export interface StageStayTable {
  contact_id: number;
  since: string;
  until: string | null;
  stage: string;
  before: string | null;
}

export interface StandingStepTable {
  id: Generated<number>;
  step: string;
  country: string | null;
  mode: 'propose' | 'apply';
  created_at: number;
}

export interface TagTable {
  id: Generated<number>;
  parent_id: number | null;
  name: string;
  position: Generated<number>;
  colour: string | null;
  is_exclusive: Generated<number>;
  status: Generated<'draft' | 'active' | 'deprecated' | 'retired'>;
  meaning: string | null;
  owner: string | null;
  applied_when: string | null;
  removed_when: string | null;
  action: string | null;
  examples: string | null;
  counter_examples: string | null;
  synonyms: string | null;
  review_at: string | null;
  created_at: number;
  updated_at: number;
  icon: string | null;
  is_locked: Generated<number>;
  used_for: Generated<'anybody' | 'person' | 'company'>;
  replaced_by: number | null;
  review_months: number | null;
}

export interface TagAliasTable {
  id: Generated<number>;
  tag_id: number;
  alias: string;
}

export interface TagAssignmentTable {
  id: Generated<number>;
  contact_id: number;
  tag_id: number;
  source: 'manual' | 'import' | 'rule' | 'audit';
  why: string | null;
  assigned_at: number;
  expires_at: number | null;
}

export interface TagExampleTable {
  id: Generated<number>;
  tag_id: number;
  contact_id: number;
  should_wear: number;
  created_at: number;
}

export interface TagFateAnswerTable {
  id: Generated<number>;
  tag_id: number;
  answer: 'accepted' | 'rejected';
  fate: string;
  decided_at: number;
}

export interface TagFindingTable {
  id: Generated<number>;
  run_id: number;
  check_id: string;
  tag_id: number;
  current: string | null;
  detail: string | null;
}

export interface TagFindingDecisionTable {
  id: Generated<number>;
  check_id: string;
  tag_id: number;
  current: string | null;
  decided_at: number;
}

export interface TagPinTable {
  id: Generated<number>;
  contact_id: number;
  tag_id: number;
  kind: 'pin' | 'ban';
  until: string | null;
  created_at: number;
}

export interface TagRuleTable {
  id: Generated<number>;
  tag_id: number;
  add_when: string;
  removal: 'not_true' | 'rule' | 'never';
  remove_when: string | null;
  is_active: Generated<number>;
  created_at: number;
  updated_at: number;
}

export interface TagRuleRunTable {
  id: Generated<number>;
  at: number;
  as_of: string;
  reason: 'asked' | 'import' | 'day';
  operation_id: number | null;
  rules: number;
  gained: number;
  lost: number;
  last_batch: number;
  world: string | null;
}

export interface TagViewTable {
  id: Generated<number>;
  name: string;
  kind: 'department' | 'set';
  champion: string | null;
  created_at: number;
}

export interface TagViewMemberTable {
  id: Generated<number>;
  view_id: number;
  tag_id: number;
}

export interface UnclaimedActivityTable {
  id: Generated<number>;
  batch_id: number;
  row_number: number;
  who_key: string;
  who: string;
  at: number;
  amount: number | null;
  currency: string | null;
  activities: string;
  decision: 'given' | 'created' | 'left' | null;
  contact_id: number | null;
  decided_at: number | null;
}

export interface ValueDecisionTable {
  id: Generated<number>;
  column_key: string;
  members: string;
  decided_at: number;
}

export interface ContactActivityTable {
  id: number;
  contact_id: number;
  kind: string;
  at: number;
  amount: number | null;
  currency: string | null;
  product: string | null;
  category: string | null;
  quantity: number | null;
  discount: number | null;
  campaign: string | null;
  reference: string | null;
  source: string;
  detail: string | null;
}

export interface ContactAddressTable {
  contact_id: number;
  id: number;
  label: string | null;
  street: string | null;
  street2: string | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
  country_code: string | null;
  is_primary: number;
}

export interface ContactEmailTable {
  contact_id: number;
  id: number;
  label: string | null;
  value: string;
  normalised: string | null;
  is_primary: number;
  status: string;
}

export interface ContactPhoneTable {
  contact_id: number;
  id: number;
  label: string | null;
  value: string;
  normalised: string | null;
  is_primary: number;
  status: string;
}

export interface ContactStageTable {
  contact_id: number;
  stage: string | null;
  since: string | null;
  before: string | null;
}

export interface ContactTagTable {
  contact_id: number;
  tag_id: number;
  assignment_id: number;
  source: string;
  why: string | null;
  assigned_at: number;
  expires_at: number | null;
}

/** Every table and view of a workspace, as Kysely needs it. */
export interface Schema {
  activity: ActivityTable;
  address: AddressTable;
  agreement_answer: AgreementAnswerTable;
  agreement_rater: AgreementRaterTable;
  agreement_round: AgreementRoundTable;
  audit_run: AuditRunTable;
  change: ChangeTable;
  change_note: ChangeNoteTable;
  change_range: ChangeRangeTable;
  checkpoint: CheckpointTable;
  contact: ContactTable;
  contact_alias: ContactAliasTable;
  contact_custom: ContactCustomTable;
  contact_point: ContactPointTable;
  contact_rollup: ContactRollupTable;
  contact_score: ContactScoreTable;
  contact_search: ContactSearchTable;
  custom_field: CustomFieldTable;
  finding: FindingTable;
  finding_decision: FindingDecisionTable;
  guard: GuardTable;
  import_batch: ImportBatchTable;
  mapping_preset: MappingPresetTable;
  match_decision: MatchDecisionTable;
  match_label: MatchLabelTable;
  match_model: MatchModelTable;
  match_pair: MatchPairTable;
  match_run: MatchRunTable;
  merge: MergeTable;
  operation: OperationTable;
  operation_step: OperationStepTable;
  recipe: RecipeTable;
  recipe_of_source: RecipeOfSourceTable;
  recipe_run: RecipeRunTable;
  reject: RejectTable;
  relation: RelationTable;
  saved_view: SavedViewTable;
  score_change: ScoreChangeTable;
  score_change_run: ScoreChangeRunTable;
  score_run: ScoreRunTable;
  segment: SegmentTable;
  segment_member: SegmentMemberTable;
  segment_move: SegmentMoveTable;
  segment_state: SegmentStateTable;
  segment_version: SegmentVersionTable;
  setting: SettingTable;
  source_record: SourceRecordTable;
  stage_run: StageRunTable;
  stage_stay: StageStayTable;
  standing_step: StandingStepTable;
  tag: TagTable;
  tag_alias: TagAliasTable;
  tag_assignment: TagAssignmentTable;
  tag_example: TagExampleTable;
  tag_fate_answer: TagFateAnswerTable;
  tag_finding: TagFindingTable;
  tag_finding_decision: TagFindingDecisionTable;
  tag_pin: TagPinTable;
  tag_rule: TagRuleTable;
  tag_rule_run: TagRuleRunTable;
  tag_view: TagViewTable;
  tag_view_member: TagViewMemberTable;
  unclaimed_activity: UnclaimedActivityTable;
  value_decision: ValueDecisionTable;
  contact_activity: ContactActivityTable;
  contact_address: ContactAddressTable;
  contact_email: ContactEmailTable;
  contact_phone: ContactPhoneTable;
  contact_stage: ContactStageTable;
  contact_tag: ContactTagTable;
}
