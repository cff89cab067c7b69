// A number that leads to its rows.
import { Anchor, Text, Tooltip } from '@mantine/core';
import { navigate, type Route } from '../app/routes.ts';
import { formatNumber } from './numbers.ts';

interface CountLinkProps {
  count: number;
  /** What is counted, singular: 'contact'. */
  noun?: string;
  plural?: string;
  to: Route;
  /** What following it shows; defaults to 'Show these …'. */
  tip?: string;
}

/** Zero leads nowhere and is only text. */
export function CountLink({ count, noun, plural, to, tip }: CountLinkProps) {
  const word = noun && (count === 1 ? noun : (plural ?? `${noun}s`));
  const text = word ? `${formatNumber(count)} ${word}` : formatNumber(count);
  if (count === 0) {
    return (
      <Text span inherit c="dimmed" className="figures">
        {text}
      </Text>
    );
  }
  return (
    <Tooltip label={tip ?? `Show ${count === 1 ? 'this' : 'these'} ${word ?? 'rows'}`}>
      <Anchor component="button" type="button" inherit className="figures count-link" onClick={() => navigate(to)}>
        {text}
      </Anchor>
    </Tooltip>
  );
}
