// How rows become contacts: joined columns, values for every row, consent, and what must never leak between rows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactDraft } from '../../../src-main/core/engines/reading/contact-draft.ts';
import type { RowPlan } from '../../../src-main/core/engines/reading/draft-builder.ts';
import { contactReader } from '../../../src-main/core/engines/reading/plan-rows.ts';
import { type CustomType, parseTarget } from '../../../src-shared/model/target-fields.ts';

function plan(targets: readonly string[], more: Partial<RowPlan> = {}): RowPlan {
  return {
    targets: targets.map((written) => {
      const target = parseTarget(written);
      if (target === null) throw new Error(written);
      return target;
    }),
    headers: targets.map((_, column) => `H${column}`),
    customTypes: new Map(),
    dayOrder: targets.map(() => 'dmy' as const),
    decimal: targets.map(() => '.' as const),
    currency: null,
    country: 'GB',
    year: 2026,
    ...more,
  };
}

function draftOf(targets: readonly string[], cells: readonly string[], more: Partial<RowPlan> = {}): ContactDraft {
  const read = contactReader(plan(targets, more))(cells);
  if (read.kind === 'rejected') throw new Error(read.issue.message);
  return read.draft;
}

const constant = (written: string, value: string) => {
  const target = parseTarget(written);
  if (target === null) throw new Error(written);
  return { target, value };
};

describe('joined columns', () => {
  it('joins street and house number in the order of the columns, without gaps for blanks', () => {
    const targets = ['email', 'address.street', 'address.city', 'address.street'];
    expect(draftOf(targets, ['a@x.org', 'Mill Lane', 'Zug', '4b']).addresses[0]?.street).toBe('Mill Lane 4b');
    expect(draftOf(targets, ['a@x.org', '', 'Zug', '4b']).addresses[0]?.street).toBe('4b');
    expect(draftOf(targets, ['a@x.org', 'Mill Lane', 'Zug', ' n/a ']).addresses[0]?.street).toBe('Mill Lane');
  });

  it('joins notes line by line, and reads a birthday in three columns', () => {
    const targets = ['email', 'notes', 'birthday', 'birthday', 'birthday', 'notes'];
    const draft = draftOf(targets, ['a@x.org', 'one', '1970', '11', '15', 'two']);
    expect(draft.columns.notes).toBe('one\ntwo');
    expect(draft.columns.birthday).toBe('1970-11-15');
  });

  it('joins two columns into one custom field of their mapping', () => {
    const targets = ['email', 'custom:size', 'custom:hue', 'custom:size'];
    const customTypes = new Map<string, CustomType>([
      ['size', 'text'],
      ['hue', 'text'],
    ]);
    expect(draftOf(targets, ['a@x.org', 'XL', 'red', 'wide'], { customTypes }).custom).toEqual(['XL wide', 'red']);
  });

  it('takes a label that stands after what it labels', () => {
    const draft = draftOf(
      ['email', 'email_label', 'phone_label#2', 'phone#2'],
      ['a@x.org', '* Work', 'Home', '020 7946 0018'],
    );
    expect(draft.points.map(({ label }) => label)).toEqual(['work', 'home']);
  });
});

describe('names', () => {
  it.each([
    ['Vogel, Anna', 'Anna', 'Vogel'],
    ['Anna Vogel', 'Anna', 'Vogel'],
    ['Dr. Anna Maria Vogel', 'Anna', 'Vogel'],
    ['van der Berg, Jan', 'Jan', 'van der Berg'],
  ])('splits %s', (full, given, family) => {
    expect(draftOf(['full_name'], [full]).name).toMatchObject({ given, family });
  });
});

describe('values for every row', () => {
  it('fill what the row leaves open and nothing else', () => {
    const constants = [constant('address.country', 'Germany'), constant('lead_source', 'Fair 2024')];
    const targets = ['email', 'address.city', 'address.country', 'lead_source'];
    const open = draftOf(targets, ['a@x.org', 'Bonn', '', ''], { constants });
    expect(open.addresses).toMatchObject([{ city: 'Bonn', country: 'Germany', countryCode: 'DE' }]);
    expect(open.columns.lead_source).toBe('Fair 2024');
    const said = draftOf(targets, ['a@x.org', 'Lyon', 'France', 'Web'], { constants });
    expect(said.addresses).toMatchObject([{ city: 'Lyon', country: 'France', countryCode: 'FR' }]);
    expect(said.columns.lead_source).toBe('Web');
  });

  it('decide which country a phone number without one belongs to', () => {
    const constants = [constant('address.country', 'Germany')];
    expect(draftOf(['phone'], ['030 901820'], { constants, country: null }).points[0]?.normalised).toBe('+4930901820');
  });

  it('make nobody out of a row that names nobody', () => {
    const constants = [constant('company', 'Acme'), constant('custom:year', '2024')];
    const read = contactReader(
      plan(['email', 'address.city'], { constants, customTypes: new Map([['year', 'text']]) }),
    );
    expect(read(['', 'Bonn'])).toMatchObject({ kind: 'rejected', issue: { code: 'nobody' } });
    expect(read(['a@x.org', 'Bonn'])).toMatchObject({
      draft: { custom: ['2024'], columns: { company: 'Acme' }, kind: 'person' },
    });
  });
});

describe('consent of a row', () => {
  const email = (targets: string[], cells: string[], more: Partial<RowPlan> = {}) => {
    const draft = draftOf(['email', ...targets], ['a@x.org', ...cells], more);
    return [draft.consent.email, draft.points[0]?.status];
  };

  it.each([
    ['consent.email:opt_out', 'true', 'withdrawn'],
    ['consent.email:opt_out', 'false', 'unknown'],
    ['consent.email:opt_out', '2024-02-03 10:00', 'withdrawn'],
    ['consent.email:opt_in', 'no', 'withdrawn'],
    ['consent.email:opt_in', 'yes', 'granted'],
    ['consent.email:opt_in', '2021-05-06 07:08:09', 'granted'],
    ['consent.email:opt_in', 'NEVER_SUBSCRIBED', 'unknown'],
    ['consent.email:opt_in', '', 'unknown'],
  ])('%s = %j is %s', (target, cell, consent) => expect(email([target], [cell])[0]).toBe(consent));

  it('marks the address where a word says what became of it', () => {
    expect(email(['consent.email:opt_in'], ['Cleaned'])).toEqual(['withdrawn', 'bounced']);
    expect(email(['consent.email:opt_in'], ['Unsubscribed'])).toEqual(['withdrawn', 'opted_out']);
    expect(email(['email_status'], ['hard bounce'])).toEqual(['unknown', 'bounced']);
    expect(email(['email_status'], ['valid'])).toEqual(['unknown', 'valid']);
  });

  it('makes everybody of an unsubscribed file opted out, whatever the columns say', () => {
    const constants = [constant('email_status', 'unsubscribed')];
    expect(email(['consent.email:opt_in'], ['yes'], { constants })).toEqual(['withdrawn', 'opted_out']);
  });

  it('remarks on a cell that is neither yes nor no, and leaves consent alone', () => {
    const read = contactReader(plan(['email', 'consent.email:opt_in']))(['a@x.org', 'ask Bob']);
    expect(read).toMatchObject({
      draft: { consent: { email: 'unknown' } },
      warnings: [{ code: 'unclear_consent', column: 1 }],
    });
  });

  it('is never loosened by another column of the row', () => {
    const words = fc.constantFrom(
      'yes',
      'no',
      'true',
      '1',
      '0',
      '',
      'subscribed',
      'unsubscribed',
      'pending',
      '2024-01-02',
      'x',
    );
    const senses = fc.constantFrom('consent.email:opt_in', 'consent.email:opt_out');
    const columns = fc.array(fc.tuple(senses, words), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(columns, fc.nat(), (cells, at) => {
        const targets = cells.map(([sense]) => sense);
        const values = cells.map(([, word]) => word);
        const all = email(targets, values)[0];
        const fewer = (list: string[]) => list.filter((_, index) => index !== at % cells.length);
        const without = email(fewer(targets), fewer(values))[0];
        if (without === 'withdrawn') expect(all).toBe('withdrawn');
        if (without === 'granted') expect(all).not.toBe('unknown');
      }),
    );
  });
});

const everyTarget = [
  'full_name',
  'given_name',
  'email',
  'email_label',
  'phone#mobile:mobile',
  'url',
  'address.street',
  'address.city',
  'address.country#work:work',
  'company',
  'birthday',
  'created_at',
  'source_id',
  'tags',
  'email_status',
  'consent.email:opt_in',
  'consent.phone:opt_out',
  'custom:number',
  'custom:when',
  'custom:many',
  'custom:open',
  'ignore',
];
const customTypes = new Map<string, CustomType>([
  ['number', 'number'],
  ['when', 'date'],
  ['many', 'multi'],
  ['open', 'boolean'],
]);
const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'N/A',
    '-',
    'a@x.org',
    '+44 20 7946 0018',
    '03/04/2024',
    'yes',
    'VIP, Blog',
    '12.5',
    'Zug',
    'DE',
  ),
  fc.string({ maxLength: 12 }),
);
const row = fc.array(cell, { minLength: everyTarget.length, maxLength: everyTarget.length });

describe('every row', () => {
  it('is read by itself: the rows before it change nothing', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), row, (before, last) => {
        const shared = contactReader(plan(everyTarget, { customTypes }));
        for (const cells of before) shared(cells);
        expect(shared(last)).toEqual(contactReader(plan(everyTarget, { customTypes }))(last));
      }),
    );
  });

  it('gets no value from an empty cell', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: everyTarget.length - 1 }),
        fc.constantFrom('', '  ', 'n/a', '\t', '-'),
        (column, blank) => {
          const targets = everyTarget.filter((_, index) => index !== column);
          const cells = targets.map((target) => (target === 'email' ? 'a@x.org' : target === 'company' ? 'Acme' : ''));
          const withBlank: string[] = [...cells];
          withBlank.splice(column, 0, blank);
          const bare = draftOf(targets, cells, { customTypes });
          const read = contactReader(plan(everyTarget, { customTypes }))(withBlank);
          const { custom: _, ...draft } = read.kind === 'contact' ? read.draft : fail(read.issue.message);
          const { custom: __, ...expected } = bare;
          expect(draft).toEqual(expected);
          expect(read.kind === 'contact' && read.draft.custom.every((value) => value === null)).toBe(true);
        },
      ),
    );
  });
});

function fail(message: string): never {
  throw new Error(message);
}
