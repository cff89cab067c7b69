import { describe, expect, it } from 'vitest';
import { customTypeOf, fieldLabel, readingOf } from '../../../src-main/core/engines/reading/field-shape.ts';
import { learnChoices, learntKey } from '../../../src-main/core/engines/reading/learnt-choices.ts';
import { proposeMapping } from '../../../src-main/core/engines/reading/propose-mapping.ts';
import { valueEvidence } from '../../../src-main/core/engines/reading/value-evidence.ts';
import { parseTarget } from '../../../src-shared/model/target-fields.ts';

const repeated = (...values: string[]) => Array.from({ length: 40 }, (_, index) => values[index % values.length] ?? '');
const counted = (make: (index: number) => string) => Array.from({ length: 40 }, (_, index) => make(index));

describe('the type of a new field', () => {
  it.each([
    ['Total Spent', counted((index) => `${index}.50`), 'money'],
    ['Total Orders', counted((index) => `${index}`), 'number'],
    ['Budget', counted((index) => `€${index}.00`), 'money'],
    ['Ratio', counted((index) => `${index / 7}`.slice(0, 5)), 'number'],
    ['Account number', counted((index) => `${4000 + index}`), 'text'],
    ['Code', counted((index) => `00${index}`), 'text'],
    ['Barcode', counted((index) => `40063813339${10_000 + index}3`), 'text'],
    ['Renewal', counted((index) => `2024-01-${10 + (index % 20)}`), 'date'],
    ['Has dog', repeated('yes', 'no'), 'boolean'],
    ['Answer', repeated('1', '0'), 'number'],
    ['Hue', repeated('red', 'blue'), 'choice'],
    ['Sports', repeated('golf; tennis', 'golf', 'tennis; chess'), 'multi'],
    ['Motto', counted((index) => `free text ${index}`), 'text'],
    ['Nothing', repeated(''), 'text'],
  ])('%s', (header, values, type) => expect(customTypeOf(header, valueEvidence(values))).toBe(type));
});

describe('the name of a new field', () => {
  it.each([
    ['total_spent', 'Total spent'],
    ['annualRevenue', 'Annual revenue'],
    ['MEMBER_RATING', 'Member rating'],
    ['Person - Shoe size', 'Shoe size'],
    ['Shoe Size (EU)', 'Shoe Size (EU)'],
    ['ORACLE_ID__c', 'Oracle id'],
    ['Favourite (customer.metafields.custom.fav)', 'Favourite'],
    ['IBAN', 'IBAN'],
    ['Schuhgröße', 'Schuhgröße'],
    ['好きな色', '好きな色'],
  ])('%s becomes %s', (header, label) => expect(fieldLabel(header)).toBe(label));
});

describe('how values are read', () => {
  const birthday = parseTarget('birthday');
  const note = (values: string[]) => (birthday === null ? null : readingOf(birthday, 'text', values));

  it('tells the order of day and month with the value that decides it', () => {
    expect(note(['03/04/2024', '31/12/2024'])).toEqual({
      text: 'Dates are read day first, as 31/12/2024 shows.',
      isOpen: false,
    });
    expect(note(['03/04/2024', '12/31/2024'])).toEqual({
      text: 'Dates are read month first, as 12/31/2024 shows.',
      isOpen: false,
    });
  });

  it('says so when nothing decides it, or when both stand in one column', () => {
    expect(note(['03/04/2024', '05/06/2024'])).toMatchObject({ isOpen: true });
    expect(note(['31/12/2024', '12/31/2024', '03/04/2024'])).toMatchObject({ isOpen: true });
  });

  it('has nothing to say about dates that can be read one way only', () => {
    expect(note(['2024-03-04', '4 March 2024', '05/05/2024', ''])).toBeNull();
  });

  it('tells a decimal comma', () => {
    const amount = parseTarget('activity.amount');
    expect(amount && readingOf(amount, 'text', ['1.234,56', '7,00'])?.text).toBe(
      'The comma is the decimal mark, as 1.234,56 shows.',
    );
    expect(amount && readingOf(amount, 'text', ['1,234.56', '7.00'])).toBeNull();
  });
});

describe('learnt choices', () => {
  const column = (target: string, chosen: boolean) => ({ target, ...(chosen ? { chosen } : {}) });

  it('are those made by hand, the latest first, for the same kind of rows', () => {
    const learnt = learnChoices([
      {
        content: 'contacts',
        headers: ['Werk', 'Name'],
        columns: [column('department', true), column('company', false)],
      },
      { content: 'contacts', headers: ['WERK'], columns: [column('notes', true)] },
      {
        content: 'activities',
        headers: ['Name', 'Bad'],
        columns: [column('activity.reference', true), column('nonsense', true)],
      },
    ]);
    expect([...learnt].map(([key, { target }]) => [key, target])).toEqual([
      [learntKey('contacts', 'werk'), 'department'],
      [learntKey('activities', 'name'), 'activity.reference'],
    ]);
    const rows = [['Nord', 'Ada Brunner', 'a@x.org']];
    const proposal = proposeMapping(['Werk', 'Name', 'Email'], rows, [], { learnt });
    expect(proposal.columns.map(({ target }) => target)).toEqual(['department', 'full_name', 'email']);
  });
});
