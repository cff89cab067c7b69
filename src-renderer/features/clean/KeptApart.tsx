// What was decided to be different in a column, and the way back.
import { Button, Text } from '@mantine/core';
import { useRead, useWrite } from '../../app/live.ts';
import { announceDone } from '../../app/undo.ts';
import { counted } from '../../ui/numbers.ts';

export function KeptApart({ column }: { column: string }) {
  const decisions = useRead('clean.decisions', { column }).value ?? [];
  const forget = useWrite('clean.forget');
  if (decisions.length === 0) return null;
  const run = async (ids: number[]): Promise<void> => {
    if (await forget.run({ decisions: ids })) await announceDone();
  };
  return (
    <details className="clean__apart">
      <summary>{counted(decisions.length, 'decision')} that values are different</summary>
      <ul>
        {decisions.slice(0, 100).map(({ id, members }) => (
          <li key={id}>
            <Text size="sm" className="truncate" dir="auto" title={members.join(' ≠ ')}>
              {members.join(' ≠ ')}
            </Text>
            <Button
              variant="subtle"
              size="compact-xs"
              disabled={forget.isRunning}
              aria-label={`Forget that ${members.join(' and ')} are different`}
              onClick={() => void run([id])}
            >
              Forget
            </Button>
          </li>
        ))}
      </ul>
      {decisions.length > 1 && decisions.length <= 5_000 && (
        <Button variant="default" size="compact-sm" onClick={() => void run(decisions.map((it) => it.id))}>
          Forget all
        </Button>
      )}
    </details>
  );
}
