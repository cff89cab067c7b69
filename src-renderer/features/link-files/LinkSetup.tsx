// How the file is read, what its columns are to the comparison, which contacts, and how many rows one contact may have.
import { SegmentedControl, Select, Text, Title } from '@mantine/core';
import type { ColumnRole } from '../../../src-shared/contract/link-files.ts';
import { useRead } from '../../app/live.ts';
import { counted } from '../../ui/numbers.ts';
import { ReadingChoices } from '../import/ReadingChoices.tsx';
import '../import/import.css';
import { roleChoices } from './column-roles.ts';
import type { FileLook, LinkFlow } from './use-link-flow.ts';

export function LinkSetup({ flow, look }: { flow: LinkFlow; look: FileLook }) {
  const segments = useRead('segments.vocabulary', {}).value?.segments ?? [];
  const used = look.columns.filter(({ header, role }) => (flow.roles[header] ?? role) !== 'none').length;
  return (
    <div className="page__scroll link-setup">
      <section aria-labelledby="link-read">
        <Title order={2} size="h3" id="link-read">
          How the file is read
        </Title>
        <div className="import-read__choices">
          <ReadingChoices preview={look.preview} onRead={(change) => void flow.read(change)} />
        </div>
      </section>
      <section aria-labelledby="link-columns">
        <Title order={2} size="h3" id="link-columns">
          What its columns are
        </Title>
        <Text size="sm" c="dimmed" mb={8}>
          {used === 0
            ? 'No column was recognised. Say below what at least one of them is.'
            : `${counted(used, 'column')} can be compared; the others are carried along into what you export.`}
        </Text>
        <table className="link-setup__columns">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Compared as</th>
              <th scope="col">For example</th>
            </tr>
          </thead>
          <tbody>
            {look.columns.map(({ header, role, samples }) => (
              <tr key={header}>
                <th scope="row" className="truncate" title={header} dir="auto">
                  {header}
                </th>
                <td>
                  <Select
                    aria-label={`${header} compared as`}
                    size="xs"
                    allowDeselect={false}
                    data={roleChoices}
                    value={flow.roles[header] ?? role}
                    onChange={(next) => next !== null && flow.setRole(header, next as ColumnRole)}
                  />
                </td>
                <td className="truncate" dir="auto" title={samples.join(' · ')}>
                  {samples.join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section aria-labelledby="link-what" className="link-setup__what">
        <Title order={2} size="h3" id="link-what">
          What is compared
        </Title>
        <Select
          label="Contacts"
          w={260}
          allowDeselect={false}
          data={[
            { value: '', label: 'All contacts' },
            ...segments.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={flow.segment === null ? '' : String(flow.segment)}
          onChange={(next) => flow.setSegment(next === null || next === '' ? null : Number(next))}
        />
        <div>
          <Text size="sm" fw={500} mb={2} id="link-mode">
            One contact may have
          </Text>
          <SegmentedControl
            aria-labelledby="link-mode"
            value={flow.mode}
            onChange={(next) => flow.setMode(next === 'many' ? 'many' : 'one')}
            data={[
              { value: 'one', label: 'One row of the file' },
              { value: 'many', label: 'Several rows' },
            ]}
          />
        </div>
      </section>
    </div>
  );
}
