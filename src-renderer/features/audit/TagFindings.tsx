// What a check found about tags: each leads to the tag's sheet, where it is mended, or is called right as it is.
import { ActionIcon, Anchor, Button, Text, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import type { AuditCheckRow, TagFindingRow } from '../../../src-shared/contract/audit.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { SeverityMark } from './SeverityMark.tsx';

export function TagFindings({ check }: { check: AuditCheckRow }) {
  const { value } = useRead('audit.tagFindings', { check: check.id });
  const reject = useWrite('audit.rejectTags');
  const reopen = useWrite('audit.reopenTags');
  const open = value?.filter(({ isRejected }) => !isRejected) ?? [];
  const rejected = value?.filter(({ isRejected }) => isRejected) ?? [];
  const rejectThese = async (rows: readonly TagFindingRow[]): Promise<void> => {
    if (await reject.run({ findings: rows.map(({ id }) => id) })) await announceDone();
  };
  const reopenThis = async ({ id }: TagFindingRow): Promise<void> => {
    if (await reopen.run({ findings: [id] })) await announceDone();
  };
  return (
    <section className="findings" aria-label={check.title}>
      <header className="findings__head">
        <div className="findings__title">
          <SeverityMark severity={check.severity} size={18} />
          <h2>{check.title}</h2>
          <Text size="sm" c="dimmed" component="span" className="figures">
            {counted(check.open, 'tag')}
          </Text>
          <span className="findings__space" />
          {open.length > 1 && (
            <Button size="xs" variant="default" loading={reject.isRunning} onClick={() => void rejectThese(open)}>
              Reject all {formatNumber(open.length)}
            </Button>
          )}
        </div>
        <Text size="sm" c="dimmed" className="findings__why">
          {check.why} {check.remedy}
        </Text>
      </header>
      <div className="tag-findings">
        <TagList
          rows={open}
          label="It is right as it is"
          mark={IconX}
          verb="Reject"
          act={(row) => rejectThese([row])}
        />
        {rejected.length > 0 && (
          <>
            <h3 className="tag-findings__head">Right as they are: {formatNumber(rejected.length)}</h3>
            <TagList rows={rejected} label="Reopen" mark={IconArrowBackUp} verb="Reopen" act={reopenThis} />
          </>
        )}
      </div>
    </section>
  );
}

interface TagListProps {
  rows: readonly TagFindingRow[];
  /** What the button of a row does, on hover; `verb` names it with the tag for screen readers. */
  label: string;
  verb: string;
  mark: typeof IconX;
  act: (row: TagFindingRow) => Promise<void>;
}

function TagList({ rows, label, verb, mark: Mark, act }: TagListProps) {
  return (
    <ul className="tag-findings__list">
      {rows.map((row) => (
        <li key={row.id}>
          <Anchor
            component="button"
            type="button"
            size="sm"
            className="truncate"
            title={row.tagName}
            onClick={() => navigate({ kind: 'tags', tag: row.tag })}
          >
            {row.tagName}
          </Anchor>
          <Text size="sm" c="dimmed" component="span" className="truncate" title={row.detail ?? undefined}>
            {row.detail}
          </Text>
          <Tooltip label={label}>
            <ActionIcon size="sm" color="gray" aria-label={`${verb} ${row.tagName}`} onClick={() => void act(row)}>
              <Mark size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
