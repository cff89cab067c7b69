// The inspector beside the findings: why the check matters, this finding with its decision, and the contact it is on.
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import type { AuditCheckRow, FindingRow } from '../../../src-shared/contract/audit.ts';
import { Inspector } from '../../app/Inspector.tsx';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { formatPlainDay } from '../../ui/numbers.ts';
import { AlwaysMenu } from '../recipes/index.ts';
import { ContactFindings } from './ContactFindings.tsx';
import { FindingValue } from './FindingValue.tsx';
import { SeverityMark } from './SeverityMark.tsx';
import type { FindingActions } from './use-findings.ts';

interface FindingInspectorProps {
  check: AuditCheckRow;
  finding: FindingRow;
  actions: FindingActions;
  onClose: () => void;
}

export function FindingInspector({ check, finding, actions, onClose }: FindingInspectorProps) {
  return (
    <Inspector
      label={`Finding on ${finding.contactName}`}
      onClose={onClose}
      title={
        <Text fw={600} className="truncate">
          {finding.contactName}
        </Text>
      }
      footer={finding.state === 'open' ? <Decision finding={finding} check={check} actions={actions} /> : undefined}
    >
      <Stack gap={16}>
        <section className="finding-change">
          <Group gap={6} wrap="nowrap">
            <SeverityMark severity={check.severity} />
            <Text size="sm" fw={600}>
              {check.title}
            </Text>
          </Group>
          <dl>
            <dt>{finding.fieldLabel} now</dt>
            <dd>
              <FindingValue
                value={finding.current}
                other={finding.proposed === '' ? null : finding.proposed}
                side="current"
              />
            </dd>
            <dt>Proposed</dt>
            <dd>
              <FindingValue value={finding.proposed} other={finding.current} side="proposed" />
            </dd>
          </dl>
          {finding.detail && (
            <Text size="sm" c="dimmed">
              {finding.detail}
            </Text>
          )}
        </section>
        <section>
          <h3 className="inspector-heading">Why it matters</h3>
          <Text size="sm">{check.why}</Text>
          <Text size="sm" c="dimmed" mt={6}>
            {check.remedy}
          </Text>
        </section>
        <ContactCard contact={finding.contact} />
        <section>
          <h3 className="inspector-heading">Also found here</h3>
          <ContactFindings contact={finding.contact} except={finding.id} />
        </section>
      </Stack>
    </Inspector>
  );
}

interface DecisionProps {
  finding: FindingRow;
  check: AuditCheckRow;
  actions: FindingActions;
}

function Decision({ finding, check, actions }: DecisionProps) {
  return (
    <Group gap={8} wrap="nowrap">
      {finding.proposed !== null && (
        <Button size="xs" rightSection={<KeyHint keys="A" />} onClick={() => void actions.accept(finding.id)}>
          Accept
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        rightSection={<KeyHint keys="R" />}
        onClick={() => void actions.reject(finding.id)}
      >
        Right as it is
      </Button>
      {finding.proposed !== null && (
        <AlwaysMenu finding={finding} checkTitle={check.title} accept={() => actions.accept(finding.id)} />
      )}
    </Group>
  );
}

/** The few lines that tell which person it is. */
function ContactCard({ contact }: { contact: number }) {
  const { value } = useRead('contacts.detail', { contact });
  if (!value || value.id !== contact) return null;
  const { company, job_title, birthday } = value.fields;
  const [address] = value.addresses;
  const place = [address?.city, address?.region, address?.country].filter((part) => part != null).join(', ');
  const lines: [string, string | null][] = [
    ['Work', [job_title, company].filter((part) => part !== null).join(', ') || null],
    [
      'Email',
      value.points
        .filter((point) => point.kind === 'email')
        .map((point) => point.value)
        .join(', ') || null,
    ],
    [
      'Phone',
      value.points
        .filter((point) => point.kind === 'phone')
        .map((point) => point.value)
        .join(', ') || null,
    ],
    ['Place', place || null],
    ['Birthday', birthday === null ? null : formatPlainDay(birthday)],
  ];
  return (
    <section>
      <h3 className="inspector-heading">The contact</h3>
      <dl className="contact-card">
        {lines
          .filter((line): line is [string, string] => line[1] !== null)
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      <Anchor component="button" type="button" size="sm" onClick={() => navigate({ kind: 'contacts', contact })}>
        Open the contact
      </Anchor>
    </section>
  );
}
