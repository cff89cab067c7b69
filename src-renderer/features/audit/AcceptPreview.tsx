// Shows what accepting all fixes of a check will change, with a threshold of how sure they must be, before it is done.
import { Button, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../app/live.ts';
import { counted } from '../../ui/numbers.ts';
import { FindingValue } from './FindingValue.tsx';
import type { FindingActions, FindingsQuestion } from './use-findings.ts';

interface AcceptPreviewProps {
  question: FindingsQuestion;
  actions: FindingActions;
  onClose: () => void;
}

export function AcceptPreview({ question, actions, onClose }: AcceptPreviewProps) {
  const [least, setLeast] = useState('0.75');
  const filter = {
    check: question.check,
    state: question.state,
    search: question.search,
    minimumConfidence: Number(least),
    onlyFixable: true,
  };
  const { value } = useRead('audit.findings', { ...filter, sort: 'fixable', limit: 6 });
  const count = value?.total ?? 0;
  return (
    <section className="accept-preview" aria-label="What accepting changes">
      <div className="accept-preview__choice">
        <Text size="sm">Only proposals that are sure to at least</Text>
        <SegmentedControl
          size="xs"
          aria-label="How sure at least"
          value={least}
          onChange={setLeast}
          data={[
            { value: '0', label: 'Any' },
            { value: '0.75', label: '75%' },
            { value: '0.9', label: '90%' },
            { value: '0.95', label: '95%' },
          ]}
        />
      </div>
      <ul className="accept-preview__rows">
        {value?.rows.map((row) => (
          <li key={row.id}>
            <span className="truncate">{row.contactName}</span>
            <span className="quiet truncate">{row.fieldLabel}</span>
            <FindingValue value={row.current} other={row.proposed === '' ? null : row.proposed} side="current" />
            <span aria-hidden>→</span>
            <FindingValue value={row.proposed} other={row.current} side="proposed" />
          </li>
        ))}
      </ul>
      <div className="accept-preview__foot">
        <Button
          size="xs"
          disabled={count === 0}
          loading={actions.isRunning}
          onClick={async () => {
            await actions.acceptAll(filter);
            onClose();
          }}
        >
          Change {counted(count, 'value')} of {counted(value?.contacts ?? 0, 'contact')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Not now
        </Button>
        {count > 6 && (
          <Text size="xs" c="dimmed">
            The first 6 are shown. All of it is one step in History and can be undone.
          </Text>
        )}
      </div>
    </section>
  );
}
