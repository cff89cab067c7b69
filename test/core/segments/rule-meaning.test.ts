// The SQL of a rule, its evaluation on bit sets and the slow plain evaluator must name the same contacts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../../src-main/core/db/query.ts';
import { memberCountQuery, memberQuery } from '../../../src-main/core/engines/rule-compiler/compile-rule.ts';
import { evaluateBits } from '../../../src-main/core/engines/rule-compiler/evaluate-bits.ts';
import { bitsOf, countIds, idsIn } from '../../../src-main/core/engines/rule-compiler/id-bits.ts';
import { compileLeaf, type Leaf } from '../../../src-main/core/engines/rule-compiler/leaf.ts';
import type { Condition, Group, Rule, RuleNode } from '../../../src-shared/rules/ast.ts';
import { addDays, type Zone } from '../../../src-shared/rules/calendar.ts';
import { typeOfCustomField } from '../../../src-shared/rules/field-catalogue.ts';
import type { FieldType } from '../../../src-shared/rules/operators.ts';
import { arbitraryCondition, arbitraryContacts, arbitraryRule, customFields } from '../../support/arbitrary-rule.ts';
import { type PlainContact, type PlainWorld, plainContact, plainMembers } from '../../support/plain-evaluator.ts';
import { openPlainWorld } from '../../support/plain-world-file.ts';

const tags = [
  { id: 1, parent: null },
  { id: 2, parent: 1 },
  { id: 3, parent: 2 },
  { id: 4, parent: null },
  { id: 5, parent: 4 },
  { id: 6, parent: null },
];
const all = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'all', items });
const field = (name: string, test: unknown): Condition => ({ kind: 'field', field: name, test }) as Condition;

function worldOf(contacts: PlainContact[], given: Partial<PlainWorld> = {}): PlainWorld {
  const customTypes = Object.fromEntries(
    Object.entries(customFields).map(([key, type]): [string, FieldType] => [key, typeOfCustomField[type]]),
  );
  return { contacts, tags, segments: new Map(), customTypes, asOf: '2024-03-15', zone: 'utc', ...given };
}

function membersBySql(world: PlainWorld, rule: Rule, facts: 'kept' | 'recounted' = 'recounted'): number[] {
  const { db, read, context } = openPlainWorld(world);
  try {
    return read.pluck<number>(memberQuery(rule, { ...context, facts })).sort((a, b) => a - b);
  } finally {
    db.close();
  }
}

describe('random rules over random contacts', () => {
  const day = fc.integer({ min: 0, max: 1400 }).map((offset) => addDays('2022-01-15', offset));
  const zone = fc.constantFrom<Zone>('utc', 'local');

  it('name the same contacts in SQL, on bit sets and by the plain evaluator', { timeout: 300_000 }, () => {
    const runs = Number(process.env.TAGSTEAD_RULE_WORLDS ?? 40);
    fc.assert(
      fc.property(
        arbitraryContacts(25),
        fc.array(arbitraryRule, { minLength: 12, maxLength: 12 }),
        fc.array(arbitraryCondition, { minLength: 30, maxLength: 30 }),
        day,
        zone,
        (contacts, rules, conditions, asOf, zoneOfWorld) => {
          const segments = new Map<number, Rule>();
          const world = worldOf(contacts, { asOf, zone: zoneOfWorld, segments });
          segments.set(1, all(field('city', { operator: 'contains', text: 'york' })));
          segments.set(2, all({ kind: 'segment', match: 'not_in', segment: 1 }));
          const { db, read, context } = openPlainWorld(world);
          const active = bitsOf(read.pluck(memberQuery(all(), context)), 2000);
          const leafBits = (leaf: Leaf) => {
            const bits = bitsOf(read.pluck<number>(leaf.ids), 2000);
            return leaf.negated ? bits.map((word) => ~word) : bits;
          };
          for (const rule of [...rules, ...conditions.map((condition) => all(condition))]) {
            const expected = plainMembers(rule, world);
            const found = read.pluck<number>(memberQuery(rule, context)).sort((a, b) => a - b);
            expect(found, JSON.stringify(rule)).toEqual(expected);
            const bits = evaluateBits(rule, active, context, (one) => leafBits(compileLeaf(one, context)));
            expect(idsIn(bits), JSON.stringify(rule)).toEqual(expected);
            expect(read.value<number>(memberCountQuery(rule, context))).toBe(countIds(bits));
          }
          db.close();
        },
      ),
      { numRuns: runs, endOnFailure: true },
    );
  });

  it('compile to one reading statement with a placeholder per bound value', () => {
    const { db, context } = openPlainWorld(worldOf([]));
    fc.assert(
      fc.property(arbitraryRule, (rule) => {
        const { sql, parameters } = compileQuery(memberQuery(rule, context));
        const statement = db.prepare(sql);
        expect(statement.readonly).toBe(true);
        expect(sql.match(/\?/g) ?? []).toHaveLength(parameters.length);
        expect(sql).not.toContain('DROP');
      }),
      { numRuns: 300 },
    );
    db.close();
  });
});

describe('a rule', () => {
  const purchase = (at: string, given: object = {}) => ({
    kind: 'purchase',
    at: Date.parse(at),
    amount: 1000,
    currency: 'EUR',
    product: null,
    category: null,
    quantity: null,
    discount: null,
    campaign: null,
    reference: null,
    source: null,
    detail: null,
    ...given,
  });

  it('finds customers in New York who bought a jacket in the last 3 months', () => {
    const city = (name: string) => ({
      street: null,
      city: name,
      region: null,
      postcode: null,
      country: null,
      country_code: null,
    });
    const jacket = [purchase('2024-02-01', { product: 'Red Jacket' })];
    const world = worldOf([
      plainContact(1, { address: city('New York'), activities: jacket }),
      plainContact(2, { address: city('NEW  YORK'), activities: jacket }),
      plainContact(3, { address: city('New York'), activities: [purchase('2023-12-14', { product: 'jacket' })] }),
      plainContact(4, { address: city('New York'), activities: [purchase('2023-12-15', { category: 'Jackets' })] }),
      plainContact(5, { address: city('Boston'), activities: jacket }),
      plainContact(6, { address: city('New York'), activities: [purchase('2024-02-01', { product: 'hat' })] }),
      plainContact(7, { address: city('New York'), activities: jacket, state: 'archived' }),
    ]);
    const rule = all(field('city', { operator: 'equals', text: 'New York' }), {
      kind: 'activity',
      activities: ['purchase'],
      measure: 'count',
      window: { kind: 'last', count: 3, unit: 'month' },
      filters: [{ field: 'item', test: { operator: 'contains', text: 'jacket' } }],
      test: { operator: 'at_least', number: 1 },
    });
    expect(membersBySql(world, rule)).toEqual([1, 2, 4]);
  });

  it('sees kept facts and facts recounted from activities alike when nothing lies ahead', () => {
    const contacts = fc.sample(arbitraryContacts(30), { numRuns: 1, seed: 7 })[0] ?? [];
    const world = worldOf(contacts, { asOf: '2026-06-01' });
    for (const name of ['orders', 'activity_count', 'email_opens', 'revenue'] as const) {
      const rule = all(field(name, { operator: 'at_least', number: 1 }));
      expect(membersBySql(world, rule, 'kept')).toEqual(membersBySql(world, rule, 'recounted'));
    }
    const recent = all(field('last_purchase', { operator: 'after', day: '2024-01-01' }));
    expect(membersBySql(world, recent, 'kept')).toEqual(membersBySql(world, recent, 'recounted'));
  });

  it('takes 500 conditions in one group', () => {
    const world = worldOf([plainContact(1, { columns: { company: 'Acme' } })]);
    const many = Array.from({ length: 500 }, (_, index) =>
      index % 2 === 0
        ? field('company', { operator: 'contains', text: 'acme' })
        : ({ kind: 'tag', match: 'has_not', tags: [1], descendants: true } satisfies Condition),
    );
    expect(membersBySql(world, all(...many))).toEqual([1]);
  });

  it('keeps a value that looks like SQL as a value', () => {
    const name = `Robert'); DROP TABLE contact;--`;
    const world = worldOf([plainContact(1, { columns: { company: name } }), plainContact(2)]);
    expect(membersBySql(world, all(field('company', { operator: 'equals', text: name })))).toEqual([1]);
    expect(membersBySql(world, all(field('company', { operator: 'contains', text: '%' })))).toEqual([]);
  });

  it('refuses to unfold a segment inside itself', () => {
    const segments = new Map<number, Rule>([[1, all({ kind: 'segment', match: 'in', segment: 1 })]]);
    const rule = all({ kind: 'segment', match: 'in', segment: 1 });
    expect(() => membersBySql(worldOf([], { segments }), rule)).toThrow('refers to itself');
  });
});
