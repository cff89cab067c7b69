// Every rule a segment has had: when, by whom and why; one compared with another by members, and brought back.
import { Badge, Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { SegmentVersion } from '../../../src-shared/contract/segment-versions.ts';
import type { SegmentId } from '../../../src-shared/model/ids.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { counted } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { ComparedParts } from './ComparedParts.tsx';

export function VersionsPanel({ segment, name }: { segment: number; name: string }) {
  const { value } = useRead('segmentVersions.list', { segment: segment as SegmentId });
  const [chosen, setChosen] = useState<number | null>(null);
  if (!value) return <Bars />;
  if (value.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        This segment was made before versions were kept. The next change of its rule starts the list.
      </Text>
    );
  }
  const current = value.find(({ isCurrent }) => isCurrent);
  return (
    <ol className="versions" aria-label="Versions of the rule">
      {value.map((version) => {
        const isOpen = chosen === version.id;
        return (
          <li key={version.id} data-open={isOpen || undefined}>
            <VersionHead version={version} isOpen={isOpen} onToggle={() => setChosen(isOpen ? null : version.id)} />
            {isOpen && current && !version.isCurrent && (
              <Comparison version={version} current={current} name={name} onDone={() => setChosen(null)} />
            )}
            {isOpen && version.isCurrent && (
              <Text size="sm" c="dimmed" mt={6}>
                This is the rule now. Choose another version to see who would come and go.
              </Text>
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface VersionHeadProps {
  version: SegmentVersion;
  isOpen: boolean;
  onToggle: () => void;
}

function VersionHead({ version, isOpen, onToggle }: VersionHeadProps) {
  const { number, sentence, why, author, at, operation, isCurrent } = version;
  const reason = why ?? (operation === null ? 'As it was when versions began to be kept' : operation.label);
  return (
    <button type="button" className="row-button versions__head" aria-expanded={isOpen} onClick={onToggle}>
      <span className="versions__number figures">{number}</span>
      <span className="versions__text">
        <span>
          {sentence}
          {isCurrent && (
            <Badge size="xs" ml={8} component="span">
              Now
            </Badge>
          )}
        </span>
        <span className="quiet">
          <RelativeTime at={at} />
          {author !== null && ` by ${author}`} · {reason}
        </span>
      </span>
    </button>
  );
}

interface ComparisonProps {
  version: SegmentVersion;
  current: SegmentVersion;
  name: string;
  onDone: () => void;
}

function Comparison({ version, current, name, onDone }: ComparisonProps) {
  const { value, error } = useRead('segmentVersions.compare', { from: version.id, to: current.id });
  const restore = useWrite('segmentVersions.restore');
  const mayWrite = useMayWrite();
  const run = async (): Promise<void> => {
    if (!(await restore.run({ version: version.id }))) return;
    onDone();
    await announceDone();
  };
  if (error) {
    return (
      <Text size="sm" c="dimmed" mt={6}>
        {error.message}
      </Text>
    );
  }
  if (!value) return <Bars />;
  return (
    <div className="versions__comparison">
      <Text size="sm">
        On the contacts of today: {counted(value.from.count, 'contact')} by version {value.from.version},{' '}
        {counted(value.to.count, 'contact')} by the rule now. Going from it to now:
      </Text>
      <ComparedParts parts={value} label={`${name}, version ${value.from.version} to ${value.to.version}`} />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        loading={restore.isRunning}
        disabled={!mayWrite}
        onClick={() => void run()}
      >
        Restore version {version.number}
      </Button>
    </div>
  );
}
