// The first rows of a bulk edit, before and after.
import { Text } from '@mantine/core';
import type { EditPreview } from '../../../src-shared/contract/clean.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';

interface EditResultProps {
  preview: EditPreview | null;
  error: string | null;
  isWaiting: boolean;
  field: string | null;
  other: string | null;
}

export function EditResult({ preview, error, isWaiting, field, other }: EditResultProps) {
  return (
    <section className="change-values__result" aria-label="What would change" aria-busy={isWaiting}>
      {error !== null && (
        <Text size="sm" c="var(--wrong-ink)" role="alert">
          {error}
        </Text>
      )}
      {error === null && preview === null && (
        <Text size="sm" c="dimmed">
          {isWaiting
            ? 'Working out what would change…'
            : 'Choose a field and what to do. The first rows that change are shown here; nothing is changed before you say so.'}
        </Text>
      )}
      {preview && preview.refused > 0 && (
        <Text size="sm" c="var(--attention-ink)">
          {counted(preview.refused, 'value')} would stay as {preview.refused === 1 ? 'it is' : 'they are'}:{' '}
          {preview.refusedWhy}
        </Text>
      )}
      {preview && preview.contacts === 0 && preview.refused === 0 && (
        <Text size="sm" c="dimmed">
          No value of the selected contacts would change.
        </Text>
      )}
      {preview && preview.examples.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>Contact</th>
              <th>{field}: before and after</th>
              {other !== null && <th>{other}: before and after</th>}
            </tr>
          </thead>
          <tbody>
            {preview.examples.map((example, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a contact may stand here with several rows
              <tr key={index}>
                <td className="truncate" dir="auto" title={example.name}>
                  {example.name}
                </td>
                <BeforeAfter before={example.before} after={example.after} />
                {example.other && other !== null && (
                  <BeforeAfter before={example.other.before} after={example.other.after} />
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {preview && preview.contacts > preview.examples.length && (
        <Text size="xs" c="dimmed">
          The first {formatNumber(preview.examples.length)} changes.
        </Text>
      )}
    </section>
  );
}

function BeforeAfter({ before, after }: { before: string | null; after: string | null }) {
  return (
    <td>
      <div className="change-values__before" dir="auto" title={before ?? ''}>
        {before ?? 'empty'}
      </div>
      <div className={before === after ? 'change-values__same' : 'change-values__after'} dir="auto" title={after ?? ''}>
        {after ?? 'empty'}
      </div>
    </td>
  );
}
