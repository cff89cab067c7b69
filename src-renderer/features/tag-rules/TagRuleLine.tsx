// On the sheet of a tag: when a rule puts it on and takes it off, in the words of the rule itself, so that sheet and rule
// cannot say different things.
import { Anchor, Text } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useRead } from '../../app/live.ts';
import './tag-rules.css';

export function TagRuleLine({ tag, onOpen }: { tag: number; onOpen: () => void }) {
  const rule = useRead('tagRules.show', { tag }).value?.rule;
  if (!rule) return null;
  return (
    <div className="tag-rule-line">
      <IconWand size={16} aria-hidden />
      <div>
        {rule.isActive && rule.problem === null ? (
          <>
            <Text size="sm">
              <b>Applied automatically to:</b> {within(rule.addSentence)}.
            </Text>
            <Text size="sm">
              <b>Removed automatically:</b>{' '}
              {rule.removal === 'rule' ? `from ${within(rule.removeSentence)}` : rule.removeSentence}.
            </Text>
          </>
        ) : (
          <Text size="sm">
            {rule.problem === null ? 'Its rule is switched off' : `Its rule does not run: ${rule.problem}`}{' '}
            <span className="quiet">({rule.addSentence})</span>
          </Text>
        )}
        <Anchor component="button" type="button" size="xs" onClick={onOpen}>
          Open the rule
        </Anchor>
      </div>
    </div>
  );
}

/** The sentence of a rule as it stands inside another: 'contacts who bought something'. */
const within = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
