// Where the values of the contact in the inspector came from, for the label of every line: hover it, or read it on the
// Source tab. Owns the one question for all of them.
import { Tooltip } from '@mantine/core';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { ValueOrigin } from '../../../src-shared/contract/batches.ts';
import type { ContactId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { originWords } from '../batches/index.ts';

const Origins = createContext<ReadonlyMap<string, ValueOrigin>>(new Map());

/** Knows the origins for the lines within. */
export function ContactOrigins({ contact, children }: { contact: number; children: ReactNode }) {
  const values = useRead('batches.origins', { contact: contact as ContactId }).value?.values;
  const byKey = useMemo(() => new Map(values?.map((value) => [value.key, value])), [values]);
  return <Origins value={byKey}>{children}</Origins>;
}

/** The label of a line; on hover, where its value came from. `of` is the key of a ValueOrigin. */
export function OriginLabel({ of, className, children }: { of: string; className: string; children: ReactNode }) {
  const value = useContext(Origins).get(of);
  return (
    <Tooltip
      label={value && originWords(value.origin)}
      disabled={value === undefined}
      position="bottom-start"
      multiline
      maw={320}
    >
      <span className={className}>{children}</span>
    </Tooltip>
  );
}
