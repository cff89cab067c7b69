// A moment as 'three days ago', with the exact time on hover.
import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatMoment, formatRelative } from './numbers.ts';

/** `at` is UTC epoch milliseconds; `now` is given where everything is computed as of another day. */
export function RelativeTime({ at, now }: { at: number; now?: number }) {
  const [present, setPresent] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setPresent(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Tooltip label={formatMoment(at)}>
      <time dateTime={new Date(at).toISOString()}>{formatRelative(at, now ?? present)}</time>
    </Tooltip>
  );
}
