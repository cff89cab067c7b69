// What is wrong with the segments as a set, with numbers and what to do; who is in none, and a segment they could form.
import { Anchor, Button, Switch, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { type AdviceView as Advice, startSmallMost } from '../../../src-shared/contract/segment-compare.ts';
import type { LiftRow } from '../../../src-shared/contract/segment-portrait.ts';
import type { RuleNode } from '../../../src-shared/rules/ast.ts';
import { liftText } from '../../../src-shared/segments/lift-words.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { CountLink } from '../../ui/CountLink.tsx';
import { counted, formatNumber, formatShare } from '../../ui/numbers.ts';
import { Bars } from '../../ui/PageSkeleton.tsx';
import { usePortrait } from '../segment-portrait/index.ts';
import { newSegment } from '../segments/index.ts';
import { amongScope, amongSegments } from './compare-rules.ts';
import { LeftOut } from './LeftOut.tsx';

export function AdviceView() {
  const { value } = useRead('segmentCompare.advice', {});
  if (!value) return <Bars />;
  return (
    <div className="advice">
      <StartSmall count={value.segments.length} />
      <section aria-label="Warnings">
        {value.rows.length === 0 ? (
          <Text size="sm" className="advice__fine">
            <IconCircleCheck size={15} aria-hidden /> Nothing to warn about: the segments are distinct, of a fair size,
            and each says what is done for whom.
          </Text>
        ) : (
          <ul className="advice__rows">
            {value.rows.map((row) => (
              <li key={`${row.kind} ${row.segments.map(({ id }) => id).join(' ')}`}>
                <IconAlertTriangle size={15} aria-hidden />
                <div>
                  <Text size="sm">{row.text}</Text>
                  <Text size="sm" c="dimmed">
                    {row.remedy}
                  </Text>
                  {row.segments.length > 0 && (
                    <span className="advice__links">
                      {row.segments.map(({ id, name }) => (
                        <Anchor
                          key={id}
                          component="button"
                          type="button"
                          size="sm"
                          onClick={() =>
                            navigate({ kind: 'segments', screen: 'builder', segment: id, tab: tabFor(row.kind) })
                          }
                        >
                          {name}
                        </Anchor>
                      ))}
                    </span>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Coverage view={value} />
      <LeftOut rows={value.leftOut} />
    </div>
  );
}

const tabFor = (kind: string): string => (kind === 'no-action' || kind === 'no-goal' ? 'sheet' : 'rule');

function StartSmall({ count }: { count: number }) {
  const { value: plan } = useRead('segmentCompare.plan', {});
  const change = useWrite('segmentCompare.changePlan');
  const mayWrite = useMayWrite();
  if (!plan) return null;
  return (
    <section className="advice__small" aria-label="Start small">
      <Switch
        label="Start small"
        description={`Three to five segments are enough to begin with. While this is on, Tagstead asks before more than ${startSmallMost} are saved; there ${count === 1 ? 'is' : 'are'} ${formatNumber(count)} now.`}
        checked={plan.startSmall}
        disabled={!mayWrite}
        onChange={async (event) => {
          const done = await change.run({ startSmall: event.currentTarget.checked });
          if (done !== undefined) await announceDone();
        }}
      />
    </section>
  );
}

/** Suggested segments for those whom no segment has. */
const mostSuggestions = 3;
/** A suggestion must hold at least this share of them. */
const leastShare = 0.05;

function Coverage({ view }: { view: Advice }) {
  const nobody = view.total - view.covered;
  const rule = amongSegments([], view.segments);
  const portrait = usePortrait(nobody > 0 && view.segments.length > 0 ? rule : null);
  if (nobody === 0) {
    return (
      <Text size="sm" c="dimmed">
        Every contact is in at least one segment.
      </Text>
    );
  }
  const suggestions = portrait.value ? suggestionsFrom(portrait.value.rows, nobody) : [];
  return (
    <section className="advice__coverage" aria-label="In no segment">
      <h2 className="rule-preview__title">In no segment</h2>
      <Text size="sm">
        <CountLink count={nobody} to={{ kind: 'contacts', scope: amongScope([], view.segments) }} /> of{' '}
        {counted(view.total, 'contact')} ({formatShare(nobody / view.total)}) are in none.
      </Text>
      {portrait.isReading && !portrait.value && (
        <Text size="sm" c="dimmed">
          Looking for what they have in common…
        </Text>
      )}
      {portrait.value && suggestions.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing they have in common sets them apart clearly enough to suggest a segment.
        </Text>
      )}
      {suggestions.map((row) => (
        <div key={row.key} className="advice__suggestion">
          <div>
            <Text size="sm">
              {liftText(row)}: {formatNumber(row.inside)} of them ({formatShare(row.inside / nobody)}).
            </Text>
            <Text size="xs" c="dimmed">
              {row.aspect} · {formatNumber(row.inside + row.outside)} contacts in all
            </Text>
          </div>
          <Button
            variant="default"
            onClick={() =>
              newSegment({
                label: `${row.aspect}: ${row.label}`,
                purpose: '',
                rule: { kind: 'group', match: 'all', items: [row.node satisfies RuleNode] },
              })
            }
          >
            Make a segment…
          </Button>
        </div>
      ))}
    </section>
  );
}

/** One of each kind of attribute, those that hold most of the people first. */
function suggestionsFrom(rows: readonly LiftRow[], nobody: number): LiftRow[] {
  const fit = rows
    .filter((row) => row.isClear && !row.isByRule && (row.ratio ?? 2) > 1 && row.inside / nobody >= leastShare)
    .toSorted((a, b) => b.inside * Math.log(b.low) - a.inside * Math.log(a.low));
  const seen = new Set<string>();
  return fit.filter(({ aspect }) => !seen.has(aspect) && seen.add(aspect)).slice(0, mostSuggestions);
}
