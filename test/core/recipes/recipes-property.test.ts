// Whatever the recipe and whatever the mess: a second run changes nothing, undo restores every byte, and only values
// change that the report names.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contactChecks } from '../../../src-main/core/engines/audit/check-registry.ts';
import type { RecipeStepInput } from '../../../src-shared/model/recipe.ts';
import { makeAlias, makeContact } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

const word = fc.constantFrom(
  'ACME',
  'acme ltd',
  'Acme  Ltd',
  'Ltd',
  'n/a',
  'O’Neil',
  'JOHN SMITH',
  'x@y.com',
  ' a ',
  '“B”',
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const contact = fc.record(
  {
    given_name: word,
    family_name: word,
    company: word,
    email: fc.array(fc.constantFrom('A@gmial.com', ' b@x.org', 'test@test.com', 'b@x.org', 'none'), { maxLength: 2 }),
    phone: fc.constantFrom('020 7946 0958', '1-800-FLOWERS', '+442079460958', '12'),
    address: fc.array(fc.record({ city: word, country: fc.constantFrom('USA', 'Germny', 'united states', 'uk') }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: [] },
);
const column = fc.constantFrom('company', 'given_name', 'family_name', 'point.email', 'address.city', 'nickname');
const own = fc.constantFrom('company', 'given_name', 'nickname', 'department');
const piece = fc.constantFrom('Ltd', 'acme', 'a', 'b', 'l', '@gmial.com', 'Ltd.', '');
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('replace' as const),
    find: fc.constantFrom('Ltd', 'a', '(.)$', 'acme'),
    with: piece,
    isRegex: fc.boolean(),
    matchCase: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('case' as const),
    to: fc.constantFrom('lower' as const, 'upper' as const, 'title' as const),
  }),
  fc.constant({ kind: 'trim' as const }),
  fc.record({ kind: fc.constant('affix' as const), prefix: piece, suffix: piece }),
);
const pairEdit = fc.oneof(
  fc.record({
    kind: fc.constant('split' as const),
    separator: fc.constantFrom(' ', 'a'),
    stays: fc.constantFrom('before' as const, 'after' as const),
    other: own,
    overwrite: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('join' as const),
    other: own,
    glue: fc.constantFrom(' ', ''),
    emptyOther: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    other: own,
    ifFilled: fc.constantFrom('skip' as const, 'overwrite' as const, 'append' as const),
  }),
  fc.record({ kind: fc.constant('set' as const), value: word }),
);
const step: fc.Arbitrary<RecipeStepInput> = fc.oneof(
  fc.record({
    kind: fc.constant('fix' as const),
    check: fc.constantFrom(...contactChecks.filter((check) => check.comparesContacts !== true).map(({ id }) => id)),
    minimumConfidence: fc.constantFrom(0, 0.9),
  }),
  fc.record({
    kind: fc.constant('values' as const),
    column,
    changes: fc.array(fc.record({ to: word, from: fc.array(word, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  fc.record({ kind: fc.constant('edit' as const), column, edit }),
  fc.record({ kind: fc.constant('edit' as const), column: own, edit: pairEdit, onlyIfEmpty: fc.boolean() }),
);

/** Every value that a step may change, by the place and with the label that reports use. */
function values(workspace: TestWorkspace): Map<string, { label: string; value: unknown }> {
  const found = new Map<string, { label: string; value: unknown }>();
  const { readerConnection } = workspace.session.workspace;
  const labels: [string, string, Record<string, string>][] = [
    [
      'contact',
      "'contact'",
      {
        given_name: 'First name',
        middle_name: 'Middle name',
        family_name: 'Last name',
        nickname: 'Nickname',
        name_prefix: 'Title',
        name_suffix: 'Suffix',
        company: 'Company',
        department: 'Department',
        notes: 'Notes',
        kind: 'Kind',
        state: 'Record',
        birthday: 'Birthday',
        job_title: 'Job title',
        gender: 'Gender',
        language: 'Language',
        lead_source: 'Lead source',
        lifecycle: 'Lifecycle stage',
        owner: 'Owner',
        email_consent: 'Email consent',
        phone_consent: 'Phone consent',
        post_consent: 'Post consent',
      },
    ],
    ['contact_point', 'kind', { value: '' }],
    [
      'address',
      "'address'",
      {
        city: 'City',
        street: 'Street',
        street2: 'Street, second line',
        region: 'State or region',
        postcode: 'Postcode',
        country: 'Country',
        label: 'Label of the address',
      },
    ],
  ];
  const points: Record<string, string> = { email: 'Email', phone: 'Phone', url: 'Website', handle: 'Handle' };
  for (const [table, kind, columns] of labels)
    for (const row of readerConnection.prepare(`SELECT *, ${kind} AS place FROM ${table}`).all() as Record<
      string,
      unknown
    >[])
      for (const [name, label] of Object.entries(columns))
        found.set(`${table} ${row.id} ${name}`, {
          label: label || (points[String(row.place)] ?? ''),
          value: row[name],
        });
  return found;
}

it('runs twice as once, says all that it changes, and is undone to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(contact, { minLength: 1, maxLength: 4 }),
      fc.array(step, { minLength: 1, maxLength: 4 }),
      maybe(fc.constant('US')),
      async (contacts, steps, country) => {
        const workspace = openTestWorkspace();
        try {
          workspace.write('fill', (context) => {
            const ids = contacts.map((made) => {
              const given = Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
              return makeContact(context, given);
            });
            if (ids.length > 2) makeAlias(context, ids[1] ?? 0, ids[0] ?? 0);
          });
          const before = { hashes: workspace.hashes(), values: values(workspace) };
          const run = {
            source: { kind: 'written', name: 'Any', steps, ...(country && { country }) },
            scope: { kind: 'workspace' },
          } as const;
          const { report } = await workspace.ask('recipes.run', run);
          const once = workspace.hashes();
          const after = values(workspace);
          const said = new Set(
            report.steps.flatMap(({ lines }) =>
              lines.filter(({ outcome }) => outcome === 'changed').map((line) => line.column),
            ),
          );
          for (const place of new Set([...before.values.keys(), ...after.keys()])) {
            const was = before.values.get(place);
            const is = after.get(place);
            if ((was?.value ?? null) !== (is?.value ?? null)) expect(said).toContain((is ?? was)?.label);
          }
          const second = await workspace.ask('recipes.run', run);
          expect(second.report.changing).toBe(0);
          expect(workspace.hashes()).toEqual(once);
          if (report.changing === 0) expect(once).toEqual(before.hashes);
          else {
            await workspace.ask('history.undo', { operation: 'last' });
            expect(workspace.hashes()).toEqual(before.hashes);
          }
        } finally {
          workspace.session.close();
        }
      },
    ),
    { numRuns: 10 },
  );
}, 240_000);
