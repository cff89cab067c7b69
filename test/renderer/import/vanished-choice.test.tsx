// What is offered for contacts that a later export does not hold any more.
import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { VanishedChoice } from '../../../src-renderer/features/import/VanishedChoice.tsx';

const names = ['Anna Vogel', 'Bob Stone', 'Cleo Marsh', 'Dora Lind', 'Emil Roth'];

it('names some of them and leaves them alone unless told otherwise', () => {
  const onChange = vi.fn();
  render(
    <MantineProvider>
      <VanishedChoice
        vanished={{
          contacts: 12,
          samples: names.map((name, index) => ({ contactId: index + 1, name })),
          lastFile: 'customers.csv',
          lastImportedAt: Date.UTC(2026, 0, 2),
        }}
        value="keep"
        onChange={onChange}
      />
    </MantineProvider>,
  );
  expect(screen.getByRole('heading').textContent).toBe('12 contacts are not in the file any more');
  expect(screen.getByText(/Anna Vogel, Bob Stone, Cleo Marsh, Dora Lind and 8 others/)).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Leave them as they are' }).checked).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: /^Archive them/ }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith('archive');
});
