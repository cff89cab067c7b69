// The checks on the left, by dimension, each with its count and how much of what it looked at is affected.
import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { AuditCheckRow } from '../../../src-shared/contract/audit.ts';
import { dimensionLabel, dimensionMeaning } from '../../../src-shared/model/finding.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { groupChecks, hasRows } from './audit-groups.ts';
import { SeverityMark } from './SeverityMark.tsx';

interface CheckListProps {
  checks: readonly AuditCheckRow[];
  chosen: string | undefined;
  onChoose: (check: string) => void;
}

export function CheckList({ checks, chosen, onChoose }: CheckListProps) {
  const groups = groupChecks(checks);
  const quiet = checks.filter((check) => !hasRows(check));
  return (
    <nav className="check-list" aria-label="Checks">
      {groups.map(({ dimension, checks: own, open }) => (
        <section key={dimension} aria-label={dimensionLabel[dimension]}>
          <h2 className="check-list__head" title={dimensionMeaning[dimension]}>
            <span>{dimensionLabel[dimension]}</span>
            <span className="figures">{formatNumber(open)}</span>
          </h2>
          {own.map((check) => (
            <CheckItem key={check.id} check={check} isChosen={check.id === chosen} onChoose={onChoose} />
          ))}
        </section>
      ))}
      {quiet.length > 0 && <QuietChecks checks={quiet} />}
    </nav>
  );
}

interface CheckItemProps {
  check: AuditCheckRow;
  isChosen: boolean;
  onChoose: (check: string) => void;
}

function CheckItem({ check, isChosen, onChoose }: CheckItemProps) {
  const share = check.checked === 0 ? 0 : Math.min(1, check.affected / check.checked);
  return (
    <UnstyledButton
      className="check-item"
      aria-current={isChosen ? 'true' : undefined}
      data-done={check.open === 0 || undefined}
      onClick={() => onChoose(check.id)}
    >
      {check.open === 0 ? (
        <IconCircleCheck size={15} className="check-item__done" aria-label="Done" />
      ) : (
        <SeverityMark severity={check.severity} />
      )}
      <span className="check-item__title">{check.title}</span>
      <span className="check-item__count figures">{formatNumber(check.open)}</span>
      <span className="check-item__bar" aria-hidden>
        <span data-severity={check.severity} style={{ width: `${share === 0 ? 0 : Math.max(2, share * 100)}%` }} />
      </span>
    </UnstyledButton>
  );
}

function QuietChecks({ checks }: { checks: readonly AuditCheckRow[] }) {
  const [isOpen, setOpen] = useState(false);
  const Arrow = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <section className="check-list__quiet">
      <UnstyledButton className="check-list__more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Arrow size={14} aria-hidden />
        {counted(checks.length, 'check')} found nothing
      </UnstyledButton>
      {isOpen && (
        <ul>
          {checks.map((check) => (
            <li key={check.id} title={check.why}>
              <IconCircleCheck size={14} className="check-list__tick" aria-hidden />
              {check.title}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
