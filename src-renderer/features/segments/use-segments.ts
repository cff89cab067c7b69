// Segments of the workspace and what can be done with them, with the Undo toast after each.
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { useRead, useWrite } from '../../app/live.ts';
import type { ContactScope } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import type { ExportRequest } from '../export/index.ts';

export function useSegments() {
  return useRead('segments.list', {});
}
export type SegmentsRead = ReturnType<typeof useSegments>;

export function useDuplicateSegment() {
  const { run } = useWrite('segments.duplicate');
  return async (segment: number): Promise<void> => {
    if (await run({ segment })) await announceDone();
  };
}

export function useRemoveSegment() {
  const { run } = useWrite('segments.remove');
  return async (segment: number): Promise<boolean> => {
    const done = await run({ segment });
    if (done) await announceDone();
    return done !== undefined;
  };
}

/** The contacts of a segment, as the Contacts screen opens on them. */
export function membersScope(rule: Rule, label: string): ContactScope {
  return { kind: 'rule', rule, label };
}

/** The same contacts, as the export panel takes them. */
export function segmentExport(rule: Rule, name: string): ExportRequest {
  return { label: `Segment “${name}”`, selection: { kind: 'all', query: { rule } }, fileName: name };
}
