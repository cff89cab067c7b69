// Where a value came from, in one line and, opened, in full: the file with its row, column and cell, or the step in History.
import { Anchor, Popover, Text, UnstyledButton } from '@mantine/core';
import type { ValueOrigin } from '../../../src-shared/contract/batches.ts';
import { navigate } from '../../app/routes.ts';
import { formatMoment, formatNumber } from '../../ui/numbers.ts';
import { originWords } from './batch-words.ts';
import './batches.css';

export function OriginMark({ value }: { value: ValueOrigin }) {
  const { origin } = value;
  const { file, operation } = origin;
  return (
    <Popover position="bottom-start" width={300} withArrow shadow="sm" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className="origin-mark"
          data-kind={origin.kind}
          aria-label={`${value.label}: ${originWords(origin)}`}
        >
          {originWords(origin)}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {value.label}: {value.value}
        </Text>
        {file !== null && (
          <dl className="origin-facts">
            <div>
              <dt>File</dt>
              <dd>{file.name}</dd>
            </div>
            <div>
              <dt>Row</dt>
              <dd className="figures">{formatNumber(file.row)}</dd>
            </div>
            {file.column !== null && (
              <div>
                <dt>{file.column}</dt>
                <dd dir="auto">{file.cell}</dd>
              </div>
            )}
          </dl>
        )}
        <Text size="xs" c="dimmed">
          {[origin.label, origin.at === null ? null : formatMoment(origin.at)].filter(Boolean).join(' · ')}
        </Text>
        <div className="origin-links">
          {file !== null && (
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => navigate({ kind: 'imports', batch: file.batch })}
            >
              Show the import
            </Anchor>
          )}
          {operation !== null && (
            <Anchor component="button" type="button" size="sm" onClick={() => navigate({ kind: 'history', operation })}>
              Show in History
            </Anchor>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
