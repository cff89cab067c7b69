import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type CorePort, core } from '../../../src-renderer/app/core-client.ts';
import { theme } from '../../../src-renderer/app/theme.ts';
import { RuleBuilder } from '../../../src-renderer/features/rules/RuleBuilder.tsx';
import { RuleChips } from '../../../src-renderer/features/rules/RuleChips.tsx';
import type { Vocabulary } from '../../../src-shared/contract/segments.ts';
import { type Condition, everybody, type Group, type Rule, type RuleNode } from '../../../src-shared/rules/ast.ts';
import type { RuleProblem } from '../../../src-shared/rules/check-rule.ts';

const vocabulary: Vocabulary = {
  tags: [
    { id: 1, name: 'VIP', path: 'VIP', count: 3 },
    { id: 2, name: 'Gold', path: 'VIP › Gold', count: 1 },
  ],
  segments: [{ id: 1, name: 'Big spenders', rule: everybody }],
  customFields: [{ key: 'tier', label: 'Membership tier', type: 'choice', column: 'f1', options: ['gold', 'silver'] }],
  checks: [],
  currency: 'EUR',
};
const answers: Record<string, unknown> = {
  'segments.vocabulary': vocabulary,
  'segments.values': [
    { value: 'New York', count: 12 },
    { value: 'Boston', count: 3 },
  ],
};

beforeAll(() => {
  const port: CorePort = {
    onmessage: null,
    postMessage(message) {
      if (message.kind !== 'request') return;
      const outcome = { ok: true as const, value: answers[message.name], read: [], wrote: [] };
      queueMicrotask(() => port.onmessage?.({ data: { kind: 'reply', id: message.id, outcome } }));
    },
  };
  core.connect(port);
});

const city = (text: string): Condition => ({ kind: 'field', field: 'city', test: { operator: 'equals', text } });
const all = (...items: RuleNode[]): Group => ({ kind: 'group', match: 'all', items });

let latest: Rule = everybody;
function Host({ rule, problems = [] }: { rule: Rule; problems?: RuleProblem[] }) {
  const [value, setValue] = useState(rule);
  latest = value;
  return (
    <MantineProvider theme={theme} env="test">
      <RuleBuilder rule={value} onChange={setValue} problems={problems} />
      <button type="button" onClick={() => setValue(all(city('Replaced')))}>
        replace
      </button>
    </MantineProvider>
  );
}

async function build(rule: Rule, problems?: RuleProblem[]): Promise<void> {
  render(<Host rule={rule} {...(problems && { problems })} />);
  await act(async () => {});
}

/** Picks an option of a Mantine select by the names people see. */
async function choose(select: HTMLElement, option: string): Promise<void> {
  fireEvent.click(select);
  const found = await screen.findAllByRole('option', { name: option, hidden: true });
  await act(async () => {
    fireEvent.click(found.at(-1) as HTMLElement);
  });
}

afterEach(() => {
  latest = everybody;
});

describe('the rule builder', () => {
  it('adds a condition about a field and takes what is typed', async () => {
    await build(everybody);
    await choose(screen.getByRole('combobox', { name: 'Add a condition about' }), 'City');
    expect(latest).toEqual(all(city('')));
    fireEvent.change(screen.getByRole('combobox', { name: 'city' }), { target: { value: 'New York' } });
    expect(latest).toEqual(all(city('New York')));
  });

  it('keeps what was typed when the operator changes to one that takes the same', async () => {
    await build(all(city('New York')));
    await choose(screen.getByRole('combobox', { name: 'How city is compared' }), 'starts with');
    expect(latest).toEqual(all({ kind: 'field', field: 'city', test: { operator: 'starts_with', text: 'New York' } }));
    await choose(screen.getByRole('combobox', { name: 'How city is compared' }), 'is one of');
    expect(latest).toEqual(all({ kind: 'field', field: 'city', test: { operator: 'one_of', texts: ['New York'] } }));
  });

  it('builds a condition on purchases with a window and a filter', async () => {
    await build(everybody);
    await choose(screen.getByRole('combobox', { name: 'Add a condition about' }), 'Purchase');
    await choose(screen.getByRole('combobox', { name: 'When' }), 'in the last');
    fireEvent.click(screen.getByRole('button', { name: /Which product/ }));
    fireEvent.change(screen.getByRole('combobox', { name: 'product or category' }), { target: { value: 'jacket' } });
    expect(latest).toEqual(
      all({
        kind: 'activity',
        activities: ['purchase'],
        measure: 'count',
        window: { kind: 'last', count: 3, unit: 'month' },
        filters: [{ field: 'item', test: { operator: 'contains', text: 'jacket' } }],
        test: { operator: 'at_least', number: 1 },
      }),
    );
  });

  it('nests groups, and changes how each combines', async () => {
    await build(all(city('A')));
    fireEvent.click(screen.getByRole('button', { name: 'Group' }));
    expect(latest).toEqual(all(city('A'), { kind: 'group', match: 'any', items: [] }));
    const [outer] = screen.getAllByRole('radiogroup');
    fireEvent.click(within(outer as HTMLElement).getByRole('radio', { name: 'None of' }));
    expect(latest.match).toBe('none');
  });

  it('moves a condition by Alt and the arrow keys and keeps the focus on it', async () => {
    await build(all(city('A'), city('B')));
    const row = screen.getByRole('group', { name: 'Condition: are in A' });
    row.focus();
    fireEvent.keyDown(row, { key: 'ArrowDown', altKey: true });
    expect(latest).toEqual(all(city('B'), city('A')));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Condition: are in A'));
  });

  it('removes a condition', async () => {
    await build(all(city('A'), city('B')));
    fireEvent.click(screen.getByRole('button', { name: 'Remove. Condition: are in A' }));
    expect(latest).toEqual(all(city('B')));
  });

  it('shows a problem at its condition', async () => {
    await build(all(city('A'), city('')), [{ path: [1], message: 'Enter what city is compared with.' }]);
    const row = screen.getByRole('group', { name: 'Condition: are in …' });
    expect(within(row).getByText('Enter what city is compared with.')).toBeTruthy();
  });

  it('follows a rule that is replaced from outside', async () => {
    await build(all(city('A'), city('B')));
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'replace' })));
    expect((screen.getByRole('combobox', { name: 'city' }) as HTMLInputElement).value).toBe('Replaced');
  });

  it('keeps text that looks like markup as text', async () => {
    await build(all(city('<img src=x onerror=alert(1)>')));
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getByRole('group', { name: 'Condition: are in <img src=x onerror=alert(1)>' })).toBeTruthy();
  });
});

describe('filter chips', () => {
  it('say each condition in words and remove it', async () => {
    let rule: Rule = all(city('New York'), { kind: 'tag', match: 'has', tags: [2], descendants: false });
    render(
      <MantineProvider theme={theme} env="test">
        <RuleChips
          rule={rule}
          onChange={(next) => {
            rule = next;
          }}
        />
      </MantineProvider>,
    );
    expect(await screen.findByText('the tag “Gold”')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Remove the filter: in New York' }));
    expect(rule.items).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(rule).toEqual(everybody);
  });
});
