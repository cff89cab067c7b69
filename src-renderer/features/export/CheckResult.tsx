// What a target would reject, reason by reason, with what is done about each. A view.
import { Anchor, Badge, Group, Loader, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ExportCheck, ExportReasonInfo } from '../../../src-shared/contract/export.ts';
import type { ExportFix } from '../../../src-shared/model/export-column.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import type { ExportDraft } from './export-store.ts';
import type { LiveCheck } from './use-export-check.ts';

interface CheckResultProps {
  check: LiveCheck;
  fixes: ExportDraft['fixes'];
  onFix: (key: string, fix: ExportFix, value?: string) => void;
  /** Shows contacts in the list, selected. */
  onShow: (ids: readonly number[]) => void;
}

const fixLabel: Record<ExportFix, string> = {
  'leave-out': 'Leave them out',
  cut: 'Cut to what fits',
  empty: 'Leave the cell empty',
  default: 'Write a value instead',
  keep: 'Write as it is',
};

export function CheckResult({ check: { value, isRunning }, fixes, onFix, onShow }: CheckResultProps) {
  return (
    <Stack gap={8}>
      <Group gap={8} mih={24} role="status">
        {value && <CheckIcon reasons={value.reasons} />}
        <Text size="sm" className="figures">
          {value === undefined ? 'Checking…' : summary(value)}
        </Text>
        {isRunning && <Loader size={14} aria-label="Checking" />}
      </Group>
      {value && value.reasons.length > 0 && (
        <ul className="export-reasons">
          {value.reasons.map((reason) => (
            <Reason key={reason.key} reason={reason} chosen={fixes[reason.key]} onFix={onFix} onShow={onShow} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

/** All well, something to know, or something that is not written as it is. */
function CheckIcon({ reasons }: Pick<ExportCheck, 'reasons'>) {
  if (reasons.length === 0) return <IconCircleCheck size={18} className="export-check__good" aria-hidden />;
  if (reasons.every(({ fix }) => fix === 'keep')) return <IconInfoCircle size={18} aria-hidden />;
  return <IconAlertTriangle size={18} className="export-check__warn" aria-hidden />;
}

function summary({ written, leftOut, files, reasons }: ExportCheck): string {
  if (reasons.length === 0) return `All ${counted(written, 'contact')} can be written.`;
  const parts = files > 1 ? `, in ${files} files` : '';
  const left = leftOut > 0 ? `; ${formatNumber(leftOut)} left out` : '';
  return `${counted(written, 'contact')} will be written${parts}${left}.`;
}

interface ReasonProps extends Pick<CheckResultProps, 'onFix' | 'onShow'> {
  reason: ExportReasonInfo;
  chosen: { fix: ExportFix; value?: string } | undefined;
}

function Reason({ reason, chosen, onFix, onShow }: ReasonProps) {
  const { key, header, sentence, contacts, ids, samples, fixes, fix, fallback } = reason;
  const label = (value: ExportFix) => (value === 'keep' && header === null ? 'Keep them' : fixLabel[value]);
  return (
    <li>
      <Badge variant="light" color={fix === 'leave-out' ? 'yellow' : 'gray'} className="figures">
        {formatNumber(contacts)}
      </Badge>
      <div className="export-reasons__what">
        <Text size="sm">{sentence}</Text>
        <Text size="xs" c="dimmed" className="truncate" dir="auto">
          {samples.map(({ name, value }) => (value === null ? name : `${name} (${value})`)).join(' · ')}
        </Text>
        <Anchor component="button" type="button" size="xs" onClick={() => onShow(ids)}>
          {ids.length < contacts
            ? `Select the first ${formatNumber(ids.length)} in Contacts`
            : `Select ${contacts === 1 ? 'it' : 'them'} in Contacts`}
        </Anchor>
      </div>
      {fixes.length > 1 && (
        <Stack gap={4} w={190} flex="none">
          <Select
            aria-label={`What to do: ${sentence}`}
            size="xs"
            allowDeselect={false}
            value={chosen?.fix ?? fix}
            onChange={(value) => value && onFix(key, value as ExportFix)}
            data={fixes.map((value) => ({ value, label: label(value) }))}
          />
          {(chosen?.fix ?? fix) === 'default' && (
            <TextInput
              aria-label={`Value to write: ${sentence}`}
              size="xs"
              placeholder="Value"
              value={chosen?.value ?? fallback ?? ''}
              onChange={(event) => onFix(key, 'default', event.currentTarget.value)}
            />
          )}
        </Stack>
      )}
    </li>
  );
}
