// Who was in the last file of the same source and is not in this one, and what is to become of them. A view with one
// choice.
import { Radio, Text, Title } from '@mantine/core';
import type { ImportCheck, ImportSettings } from '../../../src-shared/contract/import.ts';
import { counted, formatMoment } from '../../ui/numbers.ts';

export type Vanished = NonNullable<ImportSettings['vanished']>;

interface VanishedChoiceProps {
  vanished: NonNullable<ImportCheck['vanished']>;
  value: Vanished;
  onChange: (value: Vanished) => void;
}

const isChoice = (value: string): value is Vanished => value === 'keep' || value === 'tag' || value === 'archive';

export function VanishedChoice({ vanished, value, onChange }: VanishedChoiceProps) {
  const { contacts, samples, lastFile, lastImportedAt } = vanished;
  const names = samples.slice(0, 4).map(({ name }) => name);
  const more = contacts - names.length;
  return (
    <section aria-labelledby="import-vanished">
      <Title order={2} size="h3" id="import-vanished" mb={4}>
        {contacts === 1
          ? '1 contact is not in the file any more'
          : `${counted(contacts, 'contact')} are not in the file any more`}
      </Title>
      <Text size="sm" c="dimmed" mb={8}>
        {contacts === 1 ? 'It came' : 'They came'} with {lastFile} on {formatMoment(lastImportedAt)} or an earlier file
        of the same source: {names.join(', ')}
        {more > 0 && ` and ${counted(more, 'other')}`}.
      </Text>
      <Radio.Group
        aria-label="What becomes of contacts that are not in the file any more"
        value={value}
        onChange={(next) => {
          if (isChoice(next)) onChange(next);
        }}
      >
        <Radio mb={6} value="keep" label="Leave them as they are" />
        <Radio mb={6} value="tag" label={`Tag them “Vanished from ${lastFile}”, to look at later`} />
        <Radio value="archive" label="Archive them: out of lists and segments, nothing deleted" />
      </Radio.Group>
    </section>
  );
}
