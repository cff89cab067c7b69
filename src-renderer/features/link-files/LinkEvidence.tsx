// Both records of a link field by field, why they may be one, and the buttons by which a person says so.
import { Button, Group, Loader, Text } from '@mantine/core';
import { IconCirclePlus, IconEqual, IconEqualNot } from '@tabler/icons-react';
import type { LinkedPair, LinkPart } from '../../../src-shared/contract/link-files.ts';
import { useRead } from '../../app/live.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
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
            <Fields pair={value} />
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

const marks = { same: IconEqual, differs: IconEqualNot, 'only one': IconCirclePlus };
const words = { same: 'Same', differs: 'Different', 'only one': 'Only on one side' };

function Fields({ pair }: { pair: LinkedPair }) {
  const { left, right, fields } = pair;
  return (
    <table className="link-fields">
      <thead>
        <tr>
          <td />
          <th scope="col">{left.contact === null ? `Row ${left.row}` : 'Contact'}</th>
          <th scope="col">Row {right.row}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const Mark = marks[field.agreement];
          return (
            <tr key={field.label} data-agreement={field.agreement}>
              <th scope="row">
                <Mark size={13} aria-label={words[field.agreement]} /> {field.label}
              </th>
              <Value text={field.left} />
              <Value text={field.right} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Value({ text }: { text: string | null }) {
  return (
    <td dir="auto">
      {text ?? (
        <Text span size="sm" c="dimmed">
          –
        </Text>
      )}
    </td>
  );
}
