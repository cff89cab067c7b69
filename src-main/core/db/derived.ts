// Keeps contact_rollup and contact_search true: after every write for the contacts it touched, or for all on demand.
// Owns what a rollup holds; the tables are derived, so nothing here is journaled.
import type { WriteHandle } from './handle.ts';

/** What the contacts of temp.dirty_member did: common table expressions that both refreshes share. */
const activityFacts = `fact AS (
  SELECT m.contact_id,
    count(*) AS activities,
    max(a.at) AS last_at,
    count(DISTINCT CASE WHEN a.kind = 'purchase' THEN coalesce(a.reference, a.id) END) AS orders,
    coalesce(sum(CASE WHEN a.kind IN ('purchase', 'refund') THEN a.amount END), 0) AS revenue,
    min(CASE WHEN a.kind = 'purchase' THEN a.at END) AS first_purchase_at,
    max(CASE WHEN a.kind = 'purchase' THEN a.at END) AS last_purchase_at,
    sum(a.kind = 'email_open') AS opens,
    sum(a.kind = 'email_click') AS clicks
  FROM temp.dirty_member m CROSS JOIN activity a ON a.contact_id = m.member_id GROUP BY m.contact_id
),
money AS (
  SELECT contact_id, currency FROM (
    SELECT m.contact_id, a.currency, row_number() OVER (PARTITION BY m.contact_id ORDER BY count(*) DESC, a.currency) AS place
    FROM temp.dirty_member m CROSS JOIN activity a ON a.contact_id = m.member_id
    -- the plus keeps the planner from reading all purchases once per contact by the index on kind
    WHERE +a.kind = 'purchase' AND a.currency IS NOT NULL GROUP BY m.contact_id, a.currency)
  WHERE place = 1
)`;

/** The rollup of the contacts in temp.dirty_member, from tables only; one statement, indexes by member. */
const rollupSql = `
INSERT INTO contact_rollup (contact_id, primary_email, primary_phone, email_count, phone_count, street, city, region,
  postcode, country, country_code, tag_count, orders, revenue, currency, first_purchase_at, last_purchase_at,
  last_activity_at, activity_count, email_opens, email_clicks)
WITH root AS (SELECT DISTINCT contact_id FROM temp.dirty_member),
point AS (
  SELECT m.contact_id,
    count(DISTINCT CASE WHEN p.kind = 'email' THEN coalesce(p.normalised, p.value) END) AS emails,
    count(DISTINCT CASE WHEN p.kind = 'phone' THEN coalesce(p.normalised, p.value) END) AS phones
  FROM temp.dirty_member m CROSS JOIN contact_point p ON p.contact_id = m.member_id GROUP BY m.contact_id
),
${activityFacts},
tagged AS (
  SELECT m.contact_id, count(DISTINCT t.tag_id) AS tags
  FROM temp.dirty_member m CROSS JOIN tag_assignment t ON t.contact_id = m.member_id GROUP BY m.contact_id
),
-- With one min() in it, SQLite takes the other columns of a group from the row that has the minimum: the best row
-- without sorting. The rank lies above 48 bits of id, so that the older row wins among equals.
place AS (
  SELECT m.contact_id, d.street, d.city, d.region, d.postcode, d.country, d.country_code,
    min((((m.member_id <> m.contact_id) * 2 + (1 - d.is_primary)) << 48) + d.id) AS rank
  FROM temp.dirty_member m CROSS JOIN address d ON d.contact_id = m.member_id GROUP BY m.contact_id
),
best AS (
  SELECT contact_id,
    max(CASE WHEN kind = 'email' THEN value END) AS email,
    max(CASE WHEN kind = 'phone' THEN value END) AS phone
  FROM (
    SELECT m.contact_id, p.kind, coalesce(CASE p.kind WHEN 'email' THEN p.normalised END, p.value) AS value,
      min((((m.member_id <> m.contact_id) * 4 + (1 - p.is_primary) * 2 + (p.normalised IS NULL)) << 48) + p.id) AS rank
    FROM temp.dirty_member m CROSS JOIN contact_point p ON p.contact_id = m.member_id
    WHERE p.kind IN ('email', 'phone') GROUP BY m.contact_id, p.kind)
  GROUP BY contact_id
)
SELECT root.contact_id, best.email, best.phone, coalesce(point.emails, 0), coalesce(point.phones, 0), place.street,
  place.city, place.region, place.postcode, place.country, place.country_code, coalesce(tagged.tags, 0),
  coalesce(fact.orders, 0), coalesce(fact.revenue, 0), money.currency, fact.first_purchase_at, fact.last_purchase_at,
  fact.last_at, coalesce(fact.activities, 0), coalesce(fact.opens, 0), coalesce(fact.clicks, 0)
FROM root CROSS JOIN contact c ON c.id = root.contact_id AND c.state <> 'merged'
LEFT JOIN point USING (contact_id) LEFT JOIN fact USING (contact_id) LEFT JOIN money USING (contact_id)
LEFT JOIN tagged USING (contact_id) LEFT JOIN place USING (contact_id) LEFT JOIN best USING (contact_id)`;

const searchSql = `
INSERT INTO contact_search (rowid, name, email, phone, company)
WITH point AS (
  SELECT m.contact_id,
    group_concat(CASE p.kind WHEN 'email' THEN p.value END, ' ') AS emails,
    group_concat(CASE p.kind WHEN 'phone' THEN concat_ws(' ', digits(p.value), phone_digits(p.normalised)) END, ' ') AS phones
  FROM temp.dirty_member m CROSS JOIN contact_point p ON p.contact_id = m.member_id
  WHERE p.kind IN ('email', 'phone') GROUP BY m.contact_id
),
alias AS (
  SELECT m.contact_id, group_concat(o.display_name, ' ') AS names
  FROM temp.dirty_member m CROSS JOIN contact o ON o.id = m.member_id WHERE m.member_id <> m.contact_id GROUP BY m.contact_id
)
SELECT c.id, concat_ws(' ', c.display_name, c.given_name, c.family_name, c.nickname, alias.names),
  point.emails, point.phones, c.company
FROM (SELECT DISTINCT contact_id FROM temp.dirty_member) root
CROSS JOIN contact c ON c.id = root.contact_id AND c.state <> 'merged'
LEFT JOIN point ON point.contact_id = c.id LEFT JOIN alias ON alias.contact_id = c.id`;

/** As the rollup, for contacts of whom nothing but activities changed. */
const activitySql = `
WITH root AS (SELECT DISTINCT contact_id FROM temp.dirty_member),
${activityFacts},
did AS (
  SELECT root.contact_id, coalesce(fact.orders, 0) AS orders, coalesce(fact.revenue, 0) AS revenue, money.currency,
    fact.first_purchase_at, fact.last_purchase_at, fact.last_at, coalesce(fact.activities, 0) AS activities,
    coalesce(fact.opens, 0) AS opens, coalesce(fact.clicks, 0) AS clicks
  FROM root LEFT JOIN fact USING (contact_id) LEFT JOIN money USING (contact_id)
)
UPDATE contact_rollup SET orders = did.orders, revenue = did.revenue, currency = did.currency,
  first_purchase_at = did.first_purchase_at, last_purchase_at = did.last_purchase_at, last_activity_at = did.last_at,
  activity_count = did.activities, email_opens = did.opens, email_clicks = did.clicks
FROM did WHERE contact_rollup.contact_id = did.contact_id`;

/**
 * From this many contacts on, the index is told to leave tombstones and is then rewritten once: its secure delete costs
 * a quarter of a millisecond a row. Either way nothing of an erased row stays in the file.
 */
const manyContacts = 2000;

/** Contacts a slice refreshes: about 50 ms of work. */
const sliceSize = 2500;
/** The same where only activities changed. */
const activeSliceSize = 5000;

/** What is told between slices. */
export interface RefreshStep {
  phase: string;
  done: number;
  total: number | null;
}

/**
 * Refreshes the contacts that triggers or bulk loading marked dirty, and clears the marks. Yields between slices, so that
 * a large load does not hold up whoever reads meanwhile.
 */
export function* refreshSteps(write: WriteHandle): Generator<RefreshStep, void> {
  // A merged contact stands for its survivor: both are looked at, so that a merge and its undo refresh each side.
  write.exec(`INSERT OR IGNORE INTO temp.dirty_contact
    SELECT winner_id FROM contact_alias WHERE id IN (SELECT contact_id FROM temp.dirty_contact)`);
  refreshTagCounts(write);
  yield* refreshActivities(write);
  const total = write.prepare('SELECT count(*) FROM temp.dirty_contact').pluck().get() as number;
  if (total === 0) return;
  const isMany = total >= manyContacts;
  const setSecureDelete = (on: 0 | 1): void =>
    write.exec(`INSERT INTO contact_search (contact_search, rank) VALUES ('secure-delete', ${on})`);
  if (isMany) setSecureDelete(0);
  yield* inSlices(write, 'dirty_contact', sliceSize, total, () => refreshSlice(write));
  if (isMany) {
    write.exec("INSERT INTO contact_search (contact_search) VALUES ('optimize')");
    setSecureDelete(1);
  }
  write.exec('DELETE FROM temp.dirty_contact; DELETE FROM temp.dirty_slice; DELETE FROM temp.dirty_member;');
}

/** Takes marked contacts slice by slice into temp.dirty_slice; yields between slices. */
function* inSlices(
  write: WriteHandle,
  marks: 'dirty_contact' | 'dirty_active',
  size: number,
  total: number,
  refresh: () => void,
): Generator<RefreshStep, void> {
  const takeSlice = write.prepare(
    `INSERT INTO temp.dirty_slice SELECT contact_id FROM temp.${marks} WHERE contact_id > ? ORDER BY contact_id LIMIT ?`,
  );
  const highest = write.prepare('SELECT max(contact_id) FROM temp.dirty_slice').pluck();
  let done = 0;
  for (let above = -1; done < total; above = highest.get() as number) {
    write.exec('DELETE FROM temp.dirty_slice');
    done += takeSlice.run(above, size).changes;
    refresh();
    if (done < total) yield { phase: 'Bringing figures up to date', done, total };
  }
}

/** Works out again what contacts did of whom nothing else changed. */
function* refreshActivities(write: WriteHandle): Generator<RefreshStep, void> {
  write.exec(`
    INSERT OR IGNORE INTO temp.dirty_active
      SELECT winner_id FROM contact_alias WHERE id IN (SELECT contact_id FROM temp.dirty_active);
    DELETE FROM temp.dirty_active WHERE contact_id IN (SELECT contact_id FROM temp.dirty_contact);`);
  const total = write.prepare('SELECT count(*) FROM temp.dirty_active').pluck().get() as number;
  if (total === 0) return;
  const refresh = write.prepare(activitySql);
  yield* inSlices(write, 'dirty_active', activeSliceSize, total, () => {
    fillMembers(write);
    refresh.run();
  });
  write.exec('DELETE FROM temp.dirty_active; DELETE FROM temp.dirty_slice; DELETE FROM temp.dirty_member;');
}

/** As refreshSteps, in one go: for a write that nobody could see in between anyway. */
export function refreshDerived(write: WriteHandle): void {
  const steps = refreshSteps(write);
  while (!steps.next().done);
}

/** Counts the tags again of contacts of whom nothing else changed. */
function refreshTagCounts(write: WriteHandle): void {
  if (write.prepare('SELECT EXISTS (SELECT 1 FROM temp.dirty_tagged)').pluck().get() === 0) return;
  write.exec(`
    INSERT OR IGNORE INTO temp.dirty_tagged
      SELECT winner_id FROM contact_alias WHERE id IN (SELECT contact_id FROM temp.dirty_tagged);
    DELETE FROM temp.dirty_tagged WHERE contact_id IN (SELECT contact_id FROM temp.dirty_contact);
    UPDATE contact_rollup SET tag_count = (
        SELECT count(DISTINCT t.tag_id) FROM tag_assignment t WHERE t.contact_id IN (
          SELECT contact_rollup.contact_id
          UNION ALL SELECT a.id FROM contact_alias a WHERE a.winner_id = contact_rollup.contact_id))
      WHERE contact_id IN (SELECT contact_id FROM temp.dirty_tagged);
    DELETE FROM temp.dirty_tagged;`);
}

/** The contacts of the slice and everybody merged into them. */
function fillMembers(write: WriteHandle): void {
  write.exec(`
    DELETE FROM temp.dirty_member;
    INSERT OR IGNORE INTO temp.dirty_member
      SELECT contact_id, contact_id FROM temp.dirty_slice WHERE contact_id NOT IN (SELECT id FROM contact_alias);
    INSERT OR REPLACE INTO temp.dirty_member
      SELECT id, winner_id FROM contact_alias WHERE winner_id IN (SELECT contact_id FROM temp.dirty_slice);`);
}

function refreshSlice(write: WriteHandle): void {
  fillMembers(write);
  write.exec(`
    DELETE FROM contact_rollup WHERE contact_id IN (SELECT contact_id FROM temp.dirty_slice);
    DELETE FROM contact_search WHERE rowid IN (SELECT contact_id FROM temp.dirty_slice);`);
  write.prepare(rollupSql).run();
  write.prepare(searchSql).run();
}

/** Marks every contact dirty and refreshes: what `check` compares against and what repairs a drift. */
export function rebuildDerived(write: WriteHandle): void {
  write.exec(`DELETE FROM contact_rollup; DELETE FROM contact_search;
    INSERT OR IGNORE INTO temp.dirty_contact SELECT id FROM contact;`);
  refreshDerived(write);
}
