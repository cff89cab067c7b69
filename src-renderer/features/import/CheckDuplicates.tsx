// Which rows of a file may be one contact, with another row or with a contact here, before anything is imported. A view.
import { Text } from '@mantine/core';
import type { ImportCheck } from '../../../src-shared/contract/import.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { CheckSample } from './CheckSample.tsx';

export function CheckDuplicates({ check }: { check: ImportCheck }) {
  const { duplicatesInside: inside, duplicatesHere: here } = check;
  if (inside.rows + here.rows === 0) return null;
  return (
    <>
      {inside.rows > 0 && (
        <CheckSample
          title={`${counted(inside.rows, 'row')} of this file share an email or id with another row`}
          id="import-duplicates-inside"
        >
          <thead>
            <tr>
              <th scope="col">What they share</th>
              <th scope="col">Rows</th>
            </tr>
          </thead>
          <tbody>
            {inside.samples.map(({ value, rows }) => (
              <tr key={value}>
                <td dir="auto">{value}</td>
                <td className="figures">{rows.map(formatNumber).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </CheckSample>
      )}
      {here.rows > 0 && (
        <CheckSample
          title={`${counted(here.rows, 'row')} would become new beside a contact with the same email`}
          id="import-duplicates-here"
        >
          <thead>
            <tr>
              <th scope="col" className="import-changes__row">
                Row
              </th>
              <th scope="col">In the file</th>
              <th scope="col">Contact here</th>
            </tr>
          </thead>
          <tbody>
            {here.samples.map(({ row, name, contactId, contactName }) => (
              <tr key={`${row} ${contactId}`}>
                <td className="figures">{formatNumber(row)}</td>
                <td dir="auto">{name}</td>
                <td dir="auto">{contactName}</td>
              </tr>
            ))}
          </tbody>
        </CheckSample>
      )}
      <Text size="sm" c="dimmed">
        {leftOut(inside, here)}An import merges nobody. After it, Duplicates opens on what came with this file and
        proposes what belongs together.
      </Text>
    </>
  );
}

function leftOut(inside: ImportCheck['duplicatesInside'], here: ImportCheck['duplicatesHere']): string {
  const listed = new Set(inside.samples.flatMap(({ rows }) => rows)).size;
  const more = Math.max(0, inside.rows - listed) + Math.max(0, here.rows - here.samples.length);
  return more === 0 ? '' : `${counted(more, 'more row')} not listed. `;
}
