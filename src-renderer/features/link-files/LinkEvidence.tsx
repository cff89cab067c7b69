// Both records of a link field by field, why they may be one, and the buttons by which a person says so.
import { Button, Group, Loader } from '@mantine/core';
import type { LinkPart } from '../../../src-shared/contract/link-files.ts';
import { useRead } from '../../app/live.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { PairFields } from '../duplicates/PairFields.tsx';
import { Waterfall } from '../duplicates/Waterfall.tsx';

interface LinkEvidenceProps {
  result: number;
  link: number;
  part: LinkPart;
  onDecide: (decision: 'same' | 'different') => void;
}

export function LinkEvidence({ result, link, part, onDecide }: LinkEvidenceProps) {
  const { value } = useRead('linkFiles.pair', { result, link });
  return (
    <section className="link-evidence" aria-label="Evidence">
      {value === undefined ? (
        <Loader m="auto" size="sm" />
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too */}
          <div className="link-evidence__scroll" tabIndex={0}>
            <PairFields
              left={value.left.contact === null ? `Row ${value.left.row}` : 'Contact'}
              right={`Row ${value.right.row}`}
              fields={value.fields}
            />
            <div className="link-evidence__why evidence">
              <h2>Why they may be one</h2>
              <Waterfall pair={value.pair} />
            </div>
          </div>
          <footer className="link-evidence__foot">
            {part === 'doubtful' && <Button onClick={() => onDecide('same')}>Same</Button>}
            <Button variant="default" onClick={() => onDecide('different')}>
              Different
            </Button>
            <Group gap={5} className="decide__keys" aria-hidden>
              {part === 'doubtful' && (
                <>
                  <KeyHint keys="S" /> same
                </>
              )}
              <KeyHint keys="D" /> different
            </Group>
          </footer>
        </>
      )}
    </section>
  );
}
