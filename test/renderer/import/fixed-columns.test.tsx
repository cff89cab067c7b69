import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FixedColumns } from '../../../src-renderer/features/import/FixedColumns.tsx';

function show(starts: number[]): { seen: number[][]; field: HTMLElement; marks: () => HTMLElement[] } {
  const seen: number[][] = [];
  render(
    <MantineProvider env="test">
      <FixedColumns
        lines={['Id   Name   City', '1    Ann    Bonn']}
        starts={starts}
        because="the same places are blank in every line"
        onChange={(next) => seen.push(next)}
      />
    </MantineProvider>,
  );
  const field = screen.getByLabelText('Columns begin at character');
  return { seen, field, marks: () => screen.getAllByRole('slider') };
}

describe('columns of fixed width', () => {
  it('shows where each column begins, counted from 1', () => {
    const { field, marks } = show([0, 5, 12]);
    expect(field).toHaveProperty('value', '1, 6, 13');
    expect(marks().map((mark) => mark.getAttribute('aria-valuenow'))).toEqual(['6', '13']);
  });

  it('moves a mark with the arrow keys and takes it away with Delete', () => {
    const { seen, field, marks } = show([0, 5, 12]);
    const second = () => marks()[1] as HTMLElement;
    fireEvent.keyDown(second(), { key: 'ArrowLeft' });
    fireEvent.keyDown(second(), { key: 'ArrowLeft' });
    expect(seen).toEqual([
      [0, 5, 11],
      [0, 5, 10],
    ]);
    expect(field).toHaveProperty('value', '1, 6, 11');
    fireEvent.keyDown(second(), { key: 'Delete' });
    expect(seen.at(-1)).toEqual([0, 5]);
  });

  it('takes typed places and says what is wrong with others', () => {
    const { seen, field } = show([0, 5]);
    fireEvent.change(field, { target: { value: '1, 6, 4' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(screen.getByText(/from left to right/)).toBeDefined();
    fireEvent.change(field, { target: { value: '6 13' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(seen).toEqual([[0, 5, 12]]);
  });
});
