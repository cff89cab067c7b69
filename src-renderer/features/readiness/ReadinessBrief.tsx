// Readiness in a few lines, for the end of an import: one mark per method, and the way to the whole.
import { Anchor, Text, Title } from '@mantine/core';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { VerdictMark } from './VerdictMark.tsx';
import './readiness.css';

export function ReadinessBrief() {
  const report = useRead('readiness.report', {}).value;
  if (report === undefined) return null;
  return (
    <section aria-labelledby="readiness-brief">
      <div className="readiness-brief__head">
        <Title order={2} size="h3" id="readiness-brief">
          What the data are ready for
        </Title>
        <Anchor component="button" type="button" size="sm" onClick={() => navigate({ kind: 'readiness' })}>
          What is missing, and what to ask for
        </Anchor>
      </div>
      <ul className="readiness-brief">
        {report.models.map(({ id, name, verdict, asks }) => (
          <li key={id} title={asks[0] === undefined ? undefined : `To ask for: ${asks[0]}`}>
            <VerdictMark verdict={verdict} />
            <Text span size="sm" className="truncate">
              {name}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
