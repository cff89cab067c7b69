// What a check found about tags: each leads to the tag's sheet, where it is mended.
import { Anchor, Text } from '@mantine/core';
import type { AuditCheckRow } from '../../../src-shared/contract/audit.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted } from '../../ui/numbers.ts';
import { SeverityMark } from './SeverityMark.tsx';

export function TagFindings({ check }: { check: AuditCheckRow }) {
  const { value } = useRead('audit.tagFindings', { check: check.id });
  return (
    <section className="findings" aria-label={check.title}>
      <header className="findings__head">
        <div className="findings__title">
          <SeverityMark severity={check.severity} size={18} />
          <h2>{check.title}</h2>
          <Text size="sm" c="dimmed" component="span" className="figures">
            {counted(check.open, 'tag')}
          </Text>
        </div>
        <Text size="sm" c="dimmed" className="findings__why">
          {check.why} {check.remedy}
        </Text>
      </header>
      <ul className="tag-findings">
        {value?.map((row) => (
          <li key={row.id}>
            <Anchor component="button" type="button" size="sm" onClick={() => navigate({ kind: 'tags', tag: row.tag })}>
              {row.tagName}
            </Anchor>
            <Text size="sm" c="dimmed" component="span">
              {row.detail}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
