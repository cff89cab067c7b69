// Duplicates seen from one import: which groups its contacts are in, and comparing them when nobody has yet.
import { Button, Group, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ImportBatchId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';

/** Says that only the groups of one import are shown, and leads back to all of them. */
export function OfImport({ batch }: { batch: ImportBatchId }) {
  const found = useRead('duplicates.ofImport', { batch }).value;
  if (found === undefined) return null;
  return (
    <Group className="duplicates__import" gap={8} wrap="nowrap" role="status">
      <IconFileImport size={16} aria-hidden />
      <Text size="sm" className="figures truncate" style={{ flex: 1 }} title={found.fileName}>
        {found.isCompared
          ? `${counted(found.groups, 'group')} with ${formatNumber(found.contacts)} of the ${counted(found.added, 'contact')} that came with ${found.fileName}. Nothing was merged.`
          : `The contacts that came with ${found.fileName} have not been compared yet. Run again to find who is there twice.`}
      </Text>
      <Button variant="default" size="compact-sm" onClick={() => navigate({ kind: 'duplicates' })}>
        Show all groups
      </Button>
    </Group>
  );
}

/** Whoever asks for the duplicates of an import wants them found: compares once, unless that was done since. */
export function useCompareImport(batch: ImportBatchId | undefined, mayWrite: boolean, run: () => void): void {
  const asked = useRef<number | undefined>(undefined);
  const found = useRead('duplicates.ofImport', batch === undefined ? null : { batch }).value;
  useEffect(() => {
    if (batch === undefined || !mayWrite || asked.current === batch || found === undefined) return;
    asked.current = batch;
    if (!found.isCompared && found.added > 0) run();
  }, [batch, mayWrite, found, run]);
}
