// Readiness on real workspaces: verdicts follow from what is there, and every number can be counted by hand.
import { describe, expect, it } from 'vitest';
import type { ReadinessModel, ReadinessVerdict } from '../../../src-shared/contract/readiness.ts';
import { makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace, testNow } from '../../support/workspace.ts';

const day = 86_400_000;

async function models(workspace: TestWorkspace): Promise<Map<string, ReadinessModel>> {
  const report = await workspace.ask('readiness.report', {});
  return new Map(report.models.map((model) => [model.id, model]));
}
const verdicts = (found: Map<string, ReadinessModel>): Record<string, ReadinessVerdict> =>
  Object.fromEntries([...found].map(([id, { verdict }]) => [id, verdict]));

/** 40 buyers with an email, a birthday and three purchases each over 18 months, up to last week. */
function shop(workspace: TestWorkspace): void {
  workspace.write('made a shop', (context) => {
    for (let index = 0; index < 40; index++) {
      makeContact(context, {
        given_name: `N${index}`,
        family_name: 'Buyer',
        email: `n${index}@x.org`,
        ...(index < 20 && { birthday: '1980-02-03' }),
        purchases: [550, 300, 7].map((ago) => ({ at: testNow - ago * day, amount: 1000 + index, currency: 'EUR' })),
      });
    }
    context.db.prepare("UPDATE contact SET created_at = added_at, email_consent = 'granted' WHERE id % 2 = 0").run();
  });
}

describe('readiness', () => {
  it('finds everything missing in an empty workspace, and says what to ask for', async () => {
    const found = await models(openTestWorkspace());
    expect([...found.keys()]).toEqual([
      'rfm',
      'lifecycle',
      'churn',
      'geographic',
      'birthday',
      'email',
      'phone',
      'duplicates',
      'b2b',
      'products',
    ]);
    for (const { verdict, asks } of found.values()) {
      expect(verdict).toBe('missing');
      expect(asks.length).toBeGreaterThan(0);
    }
  });

  it('asks for orders once where there are none', async () => {
    const found = await models(openTestWorkspace());
    const orders = [...found.values()]
      .flatMap(({ asks }) => asks)
      .filter((ask) => /orders?\b/i.test(ask) && !/order lines/i.test(ask));
    expect(new Set(orders).size).toBe(1);
  });

  it('judges a shop by its orders', async () => {
    const workspace = openTestWorkspace();
    shop(workspace);
    const found = await models(workspace);
    expect(verdicts(found)).toMatchObject({
      rfm: 'ready',
      lifecycle: 'ready',
      birthday: 'ready',
      geographic: 'missing',
      phone: 'missing',
      b2b: 'missing',
      products: 'missing',
      duplicates: 'ready',
      email: 'partly',
      churn: 'partly',
    });
    expect(found.get('rfm')?.asks).toEqual([]);
    expect(found.get('birthday')?.needs[0]?.found).toBe('20 of 40 contacts (50%)');
    expect(found.get('email')?.needs[1]?.found).toBe('given by 20, refused by 0, not known of 20');
    const report = await workspace.ask('readiness.report', {});
    expect(report).toMatchObject({ contacts: 40, activities: 120, from: testNow - 550 * day, to: testNow - 7 * day });
  });

  it('changes with the data', async () => {
    const workspace = openTestWorkspace();
    shop(workspace);
    expect((await models(workspace)).get('geographic')?.verdict).toBe('missing');
    workspace.write('gave addresses', ({ db }) => {
      db.prepare(
        "INSERT INTO address (contact_id, city, country, country_code, is_primary) SELECT id, 'Bonn', 'Germany', 'DE', 1 FROM contact",
      ).run();
    });
    expect((await models(workspace)).get('geographic')?.verdict).toBe('ready');
  });

  it('does not count contacts that were archived or merged', async () => {
    const workspace = openTestWorkspace();
    shop(workspace);
    workspace.write(
      'archived',
      ({ db }) => void db.prepare("UPDATE contact SET state = 'archived' WHERE id <= 30").run(),
    );
    const report = await workspace.ask('readiness.report', {});
    expect(report.contacts).toBe(10);
    expect(report.models.find(({ id }) => id === 'rfm')?.needs[0]).toMatchObject({
      found: '10 of 10 contacts (100%)',
      verdict: 'partly',
    });
  });

  it('knows a custom field for industry', async () => {
    const workspace = openTestWorkspace();
    workspace.write('made companies', (context) => {
      const column = context.addCustomColumn('text');
      context.db
        .prepare("INSERT INTO custom_field (key, label, type, column_name) VALUES ('industry', 'Industry', 'text', ?)")
        .run(column);
      for (let index = 0; index < 10; index++) {
        makeContact(context, {
          given_name: `N${index}`,
          company: 'Acme',
          ...(index < 4 && { custom: { [column]: 'Steel' } }),
        });
      }
    });
    const b2b = (await models(workspace)).get('b2b');
    expect(b2b?.needs.at(-1)).toMatchObject({ found: 'Industry: 4 of 10 contacts (40%)', verdict: 'ready' });
    expect(b2b?.verdict).toBe('partly');
  });
});
