// Comparing the contacts with a file, a part of the Duplicates screen: choose a file, see how it is read, compare, and
// look at who is in both. Fetches and runs the jobs; the three steps are views.
import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowsLeftRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { failures } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { shell } from '../../app/shell.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LinkLanes } from './LinkLanes.tsx';
import { LinkSetup } from './LinkSetup.tsx';
import './link-files.css';
import { type LinkFlow, useLinkFlow } from './use-link-flow.ts';

export function LinkFiles() {
  const flow = useLinkFlow();
  const { done, file, look, isBusy } = flow;
  return (
    <section
      className="page link-files"
      aria-label="Compare with a file"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        // Here a dropped file is compared, not imported.
        event.preventDefault();
        event.stopPropagation();
        const [dropped] = event.dataTransfer.files;
        if (dropped) void takeDropped(dropped, flow);
      }}
    >
      <PageHeader
        title="Compare with a file"
        note={
          done
            ? `${counted(done.leftCount, 'contact')} with ${counted(done.rightCount, 'row')} of ${done.rightName}`
            : file?.name
        }
        actions={
          <>
            <Button variant="default" onClick={() => navigate({ kind: 'duplicates' })}>
              Back to duplicates
            </Button>
            {(done || look) && (
              <Button variant="default" disabled={isBusy} onClick={() => void flow.choose()}>
                Another file…
              </Button>
            )}
            {done && look && (
              <Button variant="default" onClick={flow.change}>
                Change columns
              </Button>
            )}
            {!done && look && (
              <Button disabled={isBusy} onClick={() => void flow.compare()}>
                Compare
              </Button>
            )}
          </>
        }
      />
      {flow.refusal !== null && (
        <Alert
          className="link-files__refusal"
          color="yellow"
          variant="light"
          role="alert"
          icon={<IconAlertTriangle size={18} aria-hidden />}
        >
          {flow.refusal}
        </Alert>
      )}
      {flow.isComparing ? <Comparing flow={flow} /> : <Body flow={flow} />}
    </section>
  );
}

function Body({ flow }: { flow: LinkFlow }) {
  if (flow.done) return <LinkLanes key={flow.done.result} done={flow.done} />;
  if (flow.look) return <LinkSetup flow={flow} look={flow.look} />;
  if (flow.isBusy) return <div className="page__scroll" aria-busy />;
  return (
    <EmptyState
      icon={IconArrowsLeftRight}
      title="Who of this list is on another?"
      action={{ label: 'Choose a file…', run: () => void flow.choose() }}
    >
      Compare the contacts with a mailing list, an old export or another system's list: who is in both, who may be, who
      is missing on either side. Any kind of file that can be imported; drop one here. Nothing of it is kept.
    </EmptyState>
  );
}

function Comparing({ flow }: { flow: LinkFlow }) {
  const { progress } = flow;
  const share = progress?.total ? Math.min(100, (100 * progress.done) / progress.total) : 0;
  const cancel = flow.cancel;
  useEffect(() => cancel, [cancel]); // whoever leaves the screen does not wait for it
  return (
    <Group gap={12} wrap="nowrap" className="link-files__progress">
      <Text size="sm" className="figures">
        {progress?.phase ?? 'Comparing'}
        {progress?.total ? ` ${formatNumber(Math.round(share))}%` : '…'}
      </Text>
      <Progress flex={1} value={share} aria-label="Progress of the comparison" />
      <Button variant="default" onClick={cancel}>
        Cancel
      </Button>
    </Group>
  );
}

async function takeDropped(dropped: File, flow: LinkFlow): Promise<void> {
  try {
    const file = await shell?.fileFromDrop(dropped);
    if (file) await flow.take(file);
  } catch (error) {
    failures.show(error as Error);
  }
}
