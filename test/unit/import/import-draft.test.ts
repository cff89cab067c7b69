import { describe, expect, it } from 'vitest';
import {
  changeDraft,
  clashOf,
  emptyDraft,
  type ImportDraft,
  joinedWith,
  mappingOf,
  settingsOf,
  sureness,
} from '../../../src-renderer/features/import/import-draft.ts';
import { targetOptions } from '../../../src-renderer/features/import/target-options.ts';
import type { ImportPreview, MappingPreset } from '../../../src-shared/contract/import.ts';
import { parseTarget } from '../../../src-shared/model/target-fields.ts';

/** A preview with one column per target. */
function preview(targets: Record<string, string>, changes: Partial<ImportPreview> = {}): ImportPreview {
  return {
    fileName: 'people.csv',
    size: 10,
    reading: {
      format: 'delimited',
      member: '',
      sheet: '',
      encoding: 'utf-8',
      delimiter: ',',
      quote: '"',
      escape: 'doubled',
      columnStarts: [],
      cutsWords: false,
      headerRow: 1,
      headerRows: 1,
      firstDataRow: 2,
      footerRows: 0,
      repairMojibake: false,
    },
    confidence: { format: 1, encoding: 1, dialect: 1, header: 1, footer: 1 },
    because: { format: '', encoding: '', dialect: '', header: '', footer: '' },
    sheets: [],
    members: [],
    footer: [],
    mojibake: { cells: 0, samples: [] },
    rereadLines: 0,
    columns: Object.keys(targets).map((header) => ({ header, samples: ['x'], filled: 1 })),
    proposal: {
      content: 'contacts',
      source: null,
      columns: Object.values(targets).map((target) => ({
        target,
        confidence: 0.95,
        because: 'the header',
        customType: 'text',
      })),
    },
    preamble: [],
    rows: [],
    raw: '',
    unreadable: 0,
    remembered: false,
    contactCount: 0,
    customFields: [],
    ...changes,
  };
}

const drafted = (targets: Record<string, string>): ImportDraft =>
  changeDraft(emptyDraft, { kind: 'previewed', preview: preview(targets) });
const token = 'token-token' as NonNullable<Parameters<typeof settingsOf>[1]>;

describe('import draft', () => {
  it('takes what is proposed, and matches by id only where there is no email', () => {
    expect(drafted({ Email: 'email', Id: 'source_id' })).toMatchObject({ key: 'email', content: 'contacts' });
    expect(drafted({ Name: 'full_name', Id: 'source_id' }).key).toBe('source_id');
  });

  it('forgets the check when anything that matters to it changes', () => {
    const checked = { ...drafted({ Email: 'email' }), check: {} as ImportDraft['check'] };
    expect(changeDraft(checked, { kind: 'column', column: 0, change: { target: 'ignore' } }).check).toBeNull();
    expect(changeDraft(checked, { kind: 'option', change: { mode: 'fill' } }).check).toBeNull();
    expect(changeDraft(checked, { kind: 'read', reading: { delimiter: ';' } }).check).toBeNull();
    expect(changeDraft(checked, { kind: 'go', step: 'map' }).check).not.toBeNull();
  });

  it('joins columns of one field, says where only one can count, and lets emails and tags repeat', () => {
    const draft = drafted({
      Street: 'address.street',
      Number: 'address.street',
      C: 'tags',
      D: 'tags',
      E: 'email',
      F: 'email',
      G: 'activity.amount',
      H: 'activity.amount',
      I: 'notes',
      J: 'notes',
    });
    expect([0, 2, 4, 6, 8].map((column) => clashOf(draft, column))).toEqual(['', '', '', 'Also chosen for H', '']);
    expect([0, 1, 2, 4, 6, 8].map((column) => joinedWith(draft, column))).toEqual([
      'Joined with Number, in the order of the columns',
      'Joined with Street, in the order of the columns',
      '',
      '',
      '',
      'Joined with J, each on a line of its own',
    ]);
  });

  it('takes what the file says of every row, and leaves out what is not finished', () => {
    const shown = preview({ Email: 'email' });
    const constants = [{ target: 'email_status', value: 'bounced', because: 'the file is called bounces.csv' }];
    const start = changeDraft(emptyDraft, {
      kind: 'previewed',
      preview: { ...shown, proposal: { ...shown.proposal, constants } },
    });
    expect(settingsOf(start, token)?.constants).toEqual([{ target: 'email_status', value: 'bounced' }]);
    const more = [...start.constants, { target: 'lead_source', value: ' ', label: '', because: '' }];
    const activity = { target: 'activity.kind', value: 'call', label: '', because: '' };
    const changed = changeDraft(start, { kind: 'constants', constants: [...more, activity] });
    expect(settingsOf(changed, token)?.constants).toEqual([{ target: 'email_status', value: 'bounced' }]);
    const asActivities = changeDraft(changed, { kind: 'content', content: 'activities' });
    expect(settingsOf(asActivities, token)?.constants).toHaveLength(2);
  });

  it('notes what a person chose, so that the next file can be mapped likewise', () => {
    const draft = changeDraft(drafted({ A: 'email', B: 'company' }), {
      kind: 'column',
      column: 1,
      change: { target: 'lead_source' },
    });
    expect(settingsOf(draft, token)?.columns.map(({ chosen }) => chosen)).toEqual([undefined, true]);
  });

  it('uses a kept mapping by header, whatever the order, and keeps the rest as it is', () => {
    const draft = drafted({ Mail: 'email', Firma: 'company', Extra: 'custom:extra' });
    const kept = mappingOf(drafted({ FIRMA: 'lead_source', Mail: 'email#2' }), 'Fair');
    const preset = { ...kept, id: 1, sourceName: null } as unknown as MappingPreset;
    const used = changeDraft(draft, { kind: 'preset', preset });
    expect(used.columns.map(({ target }) => target)).toEqual(['email#2', 'lead_source', 'custom:extra']);
    expect(used.columns[1]?.because).toBe('as in the mapping “Fair”');
  });

  it('is sure of what a person chose', () => {
    const draft = changeDraft(drafted({ A: 'custom:a' }), { kind: 'column', column: 0, change: { target: 'notes' } });
    expect(draft.columns.map(sureness)).toEqual(['sure']);
  });

  it('asks with one target per column', () => {
    const settings = settingsOf(drafted({ Email: 'email', Hue: 'custom:hue' }), token);
    expect(settings?.columns).toEqual([
      { target: 'email', keep: false, label: 'Email', type: 'text' },
      { target: 'custom:hue', keep: false, label: 'Hue', type: 'text' },
    ]);
  });
});

describe('targetOptions', () => {
  it.each(['contacts', 'activities'] as const)('offers only targets that exist, each once (%s)', (content) => {
    const groups = targetOptions(content, 'Shoe size', 'email#7', [{ key: 'hue', label: 'Hue', type: 'text' }]);
    const values = groups.flatMap((group) => group.items.map((item) => item.value));
    expect(values.filter((value) => parseTarget(value) === null)).toEqual([]);
    expect(new Set(values).size).toBe(values.length);
    expect(values).toContain('email#7');
    expect(values).toContain('custom:hue');
    expect(values).toContain('custom:shoe_size');
    expect(values.some((value) => value.startsWith('activity.'))).toBe(content === 'activities');
  });
});
