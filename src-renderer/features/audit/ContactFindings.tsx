// The open findings of one contact, each leading to its check. For the inspectors of audit and contacts.
import { Text, UnstyledButton } from '@mantine/core';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { FindingValue } from './FindingValue.tsx';
import { SeverityMark } from './SeverityMark.tsx';
import './finding-inspector.css';

interface ContactFindingsProps {
  contact: number;
  /** A finding that is shown already. */
  except?: number;
}

export function ContactFindings({ contact, except }: ContactFindingsProps) {
  const { value } = useRead('audit.ofContact', { contact });
  const rows = value?.filter((row) => row.id !== except) ?? [];
  if (value !== undefined && rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing else.
      </Text>
    );
  return (
    <ul className="contact-findings">
      {rows.map((row) => (
        <li key={row.id}>
          <UnstyledButton onClick={() => navigate({ kind: 'audit', check: row.check })}>
            <SeverityMark severity={row.severity} />
            <span className="contact-findings__text">
              <span>{row.title}</span>
              {row.current !== null && (
                <span className="quiet">
                  {row.fieldLabel}:{' '}
                  <FindingValue value={row.current} other={row.proposed === '' ? null : row.proposed} side="current" />
                </span>
              )}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
