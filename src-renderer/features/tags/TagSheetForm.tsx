// The documentation sheet of one tag: seven questions, how many are answered, and the tag's other names.
import { Autocomplete, Button, Group, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useForm } from '@mantine/form';
import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react';
import type { TagSheet } from '../../../src-shared/contract/tags.ts';
import { completenessOf, documentationFields, documentationLabel } from '../../../src-shared/tags/tag-documentation.ts';
import { FillBar } from '../../ui/FillBar.tsx';
import { formatPlainDay } from '../../ui/numbers.ts';

interface SheetDraft {
  meaning: string;
  owner: string;
  appliedWhen: string;
  removedWhen: string;
  action: string;
  examples: string;
  counterExamples: string;
  reviewAt: string | null;
}

interface TagSheetFormProps {
  sheet: TagSheet;
  /** Owners in use, offered while typing. */
  owners: readonly string[];
  /** YYYY-MM-DD of the day the workspace is looked at. */
  today: string;
  onSave: (changes: SheetDraft) => Promise<unknown>;
}

function draftOf(sheet: TagSheet): SheetDraft {
  return {
    meaning: sheet.meaning ?? '',
    owner: sheet.owner ?? '',
    appliedWhen: sheet.appliedWhen ?? '',
    removedWhen: sheet.removedWhen ?? '',
    action: sheet.action ?? '',
    examples: sheet.examples ?? '',
    counterExamples: sheet.counterExamples ?? '',
    reviewAt: sheet.reviewAt,
  };
}

/** Render it with a key of tag and time of change, so that it starts afresh when either is another. */
export function TagSheetForm({ sheet, owners, today, onSave }: TagSheetFormProps) {
  const form = useForm<SheetDraft>({ initialValues: draftOf(sheet) });
  const { values } = form;
  const done = completenessOf(values);
  const isDue = values.reviewAt !== null && values.reviewAt <= today;
  const area = (field: keyof SheetDraft & string, description: string, rows = 2) => ({
    ...form.getInputProps(field),
    description,
    autosize: true,
    minRows: rows,
    maxRows: 10,
    size: 'xs' as const,
  });
  return (
    <form
      className="tag-sheet"
      onSubmit={form.onSubmit((changes) => void onSave(changes))}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <div className="tag-sheet__meter" data-state={done.state}>
        {done.state === 'complete' ? (
          <IconCircleCheckFilled size={16} aria-hidden />
        ) : (
          <IconAlertTriangleFilled size={16} aria-hidden data-quiet={done.state === 'partial' || undefined} />
        )}
        <Text size="sm" fw={500}>
          {done.state === 'complete'
            ? 'Every question is answered'
            : done.state === 'undocumented'
              ? 'Undocumented: nobody can tell what this tag means'
              : `${documentationFields.length - done.missing.length} of ${documentationFields.length} answered`}
        </Text>
        <div className="tag-sheet__bar">
          <FillBar
            share={done.share}
            label="Documentation"
            tone={done.state === 'complete' ? 'done' : done.state === 'undocumented' ? 'attention' : 'accent'}
          />
        </div>
      </div>
      <Stack gap={14}>
        <Textarea
          label={documentationLabel.meaning}
          {...area('meaning', 'What is true of a contact that wears it, in one or two sentences.')}
        />
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={16} verticalSpacing={14}>
          <Textarea
            label={documentationLabel.appliedWhen}
            {...area('appliedWhen', 'The event or rule that puts it on.')}
          />
          <Textarea
            label={documentationLabel.removedWhen}
            {...area('removedWhen', 'The event or rule that takes it off.')}
          />
          <Textarea
            label={documentationLabel.action}
            {...area('action', 'What is done because of it. Without one, the tag is not needed.')}
          />
          <Textarea label={documentationLabel.examples} {...area('examples', 'Contacts that should wear it.')} />
          <Textarea
            label="Counter-examples"
            {...area('counterExamples', 'Contacts that look alike but should not wear it.')}
          />
          <Stack gap={14}>
            <Autocomplete
              size="xs"
              label={documentationLabel.owner}
              description="Who decides about it and answers questions."
              data={[...owners]}
              {...form.getInputProps('owner')}
            />
            <DateInput
              size="xs"
              clearable
              label={documentationLabel.reviewAt}
              description={isDue ? 'The review is due.' : 'When to look at it again.'}
              error={isDue ? `Due since ${formatPlainDay(values.reviewAt ?? '')}` : undefined}
              valueFormat="D MMM YYYY"
              {...form.getInputProps('reviewAt')}
            />
          </Stack>
        </SimpleGrid>
      </Stack>
      <Group gap={8} className="tag-sheet__save" data-dirty={form.isDirty() || undefined}>
        <Button type="submit" disabled={!form.isDirty()}>
          Save the sheet
        </Button>
        <Button variant="default" disabled={!form.isDirty()} onClick={() => form.reset()}>
          Discard
        </Button>
        <Text size="xs" c="dimmed">
          Ctrl+Enter saves
        </Text>
      </Group>
    </form>
  );
}
