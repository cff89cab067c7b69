// A rule by typing: a sentence goes in, what was made of it is shown before it is used. Owns the field and its reading;
// the grammar is the core's.
import { Autocomplete, Button, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPencilBolt } from '@tabler/icons-react';
import { useState } from 'react';
import type { TypedRule as ReadRule } from '../../../src-shared/contract/segments.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { useRead } from '../../app/live.ts';

interface TypedRuleProps {
  /** The rule so far; a typed one replaces it or is added to it. */
  rule: Rule;
  onChange: (rule: Rule) => void;
}

export function TypedRule({ rule, onChange }: TypedRuleProps) {
  const [sentence, setSentence] = useState('');
  const [asked] = useDebouncedValue(sentence, 100);
  const found = useRead('segments.readSentence', { sentence: asked }).value;
  const isCurrent = asked === sentence;
  const readable = isCurrent && asked.trim() !== '' && found?.readAs ? found : null;
  const isStarted = rule.items.length > 0;

  const use = (how: 'replace' | 'add'): void => {
    if (readable === null) return;
    onChange(how === 'replace' || !isStarted ? readable.rule : added(rule, readable.rule));
    setSentence('');
  };
  return (
    <div className="typed-rule">
      <Autocomplete
        aria-label="Describe the segment in words"
        placeholder="Describe it: Customers in New York who bought a jacket in the last 3 months"
        leftSection={<IconPencilBolt size={15} aria-hidden />}
        value={sentence}
        onChange={setSentence}
        maxLength={2000}
        data={found?.completions ?? []}
        filter={({ options }) => options}
        maxDropdownHeight={260}
        comboboxProps={{ shadow: 'md' }}
        onKeyDown={(event) => {
          // Enter takes the suggestion that is chosen in the list; with none chosen it takes the sentence.
          const isChoosing = event.currentTarget.getAttribute('aria-activedescendant') !== null;
          if (event.key === 'Enter' && !isChoosing && readable !== null) {
            event.preventDefault();
            use(isStarted ? 'add' : 'replace');
          }
        }}
      />
      {asked.trim() !== '' && found !== undefined && isCurrent && <Reading found={found} />}
      {readable !== null && (
        <Group gap={8} mt={6}>
          {isStarted && (
            <Button size="xs" onClick={() => use('add')}>
              Add to the rule
            </Button>
          )}
          <Button size="xs" variant={isStarted ? 'default' : 'filled'} onClick={() => use('replace')}>
            {isStarted ? 'Replace the rule' : 'Use this rule'}
          </Button>
        </Group>
      )}
    </div>
  );
}

function Reading({ found }: { found: ReadRule }) {
  return (
    <Text size="sm" mt={6} aria-live="polite">
      {found.readAs === null ? (
        <span className="typed-rule__unread">
          Nothing of this could be read yet. Name a place, a tag, a field or what people did.
        </span>
      ) : (
        <>
          I read it as: <strong>{found.readAs}</strong>
        </>
      )}
      {found.readAs !== null && found.unread.length > 0 && (
        <span className="typed-rule__unread">
          {' '}
          Not understood and left out: {found.unread.map(({ text }) => `“${text}”`).join(', ')}
        </span>
      )}
    </Text>
  );
}

/** Both must hold. */
function added(rule: Rule, more: Rule): Rule {
  const parts = [rule, more].flatMap((part) => (part.match === 'all' ? part.items : [part]));
  return { kind: 'group', match: 'all', items: parts };
}
