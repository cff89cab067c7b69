// Why one contact is in or out of a rule: each condition with a mark, what the contact has, and how far off it is.
import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ExplainedPart } from '../../../src-shared/contract/segments.ts';
import type { Rule } from '../../../src-shared/rules/ast.ts';
import { useRead } from '../../app/live.ts';
import './segments.css';

interface WhyPanelProps {
  rule: Rule;
  asked: { id: number; name: string } | null;
  onAsk: (contact: { id: number; name: string } | null) => void;
}

export function WhyPanel({ rule, asked, onAsk }: WhyPanelProps) {
  const [search, setSearch] = useState('');
  const [text] = useDebouncedValue(search, 120);
  const found = useRead(
    'contacts.search',
    text.trim() === '' || text === asked?.name ? null : { text, limit: 12 },
  ).value;
  const [stableRule] = useDebouncedValue(rule, 120);
  const explanation = useRead('segments.explain', asked ? { rule: stableRule, contact: asked.id } : null).value;
  const choices = new Map(found?.contacts.map((one) => [String(one.id), one]));
  if (asked && !choices.has(String(asked.id))) choices.set(String(asked.id), { ...asked, detail: '' });
  return (
    <section>
      <h2 className="rule-preview__title">Why in, why not</h2>
      <Select
        aria-label="Contact to explain"
        placeholder="Name, email or phone of any contact"
        searchable
        clearable
        data={[...choices.values()].map(({ id, name }) => ({ value: String(id), label: name }))}
        filter={({ options }) => options}
        renderOption={({ option: { value, label } }) => (
          <span className="value-option">
            <span className="truncate">{label}</span>
            <span className="quiet truncate">{choices.get(value)?.detail}</span>
          </span>
        )}
        searchValue={search}
        onSearchChange={setSearch}
        value={asked ? String(asked.id) : null}
        nothingFoundMessage={text.trim() === '' ? 'Type to find a contact' : 'No such contact'}
        onChange={(id) => {
          const chosen = id === null ? undefined : choices.get(id);
          onAsk(chosen ? { id: chosen.id, name: chosen.name } : null);
        }}
      />
      {asked && explanation?.contact.id === asked.id && (
        <div className="why">
          <Text size="sm" fw={600} className="why__verdict" data-belongs={explanation.belongs}>
            <Mark isGood={explanation.belongs} />
            {explanation.belongs ? 'Belongs to it' : 'Does not belong to it'}
          </Text>
          <Part part={explanation.part} isRoot />
        </div>
      )}
    </section>
  );
}

/** A rule with the facts of one contact, part by part. */
export function ExplainedRule({ part }: { part: ExplainedPart }) {
  return (
    <div className="why">
      <Part part={part} isRoot />
    </div>
  );
}

function Part({ part, isRoot = false }: { part: ExplainedPart; isRoot?: boolean }) {
  const isGood = part.holds === part.wanted;
  if (part.kind === 'group') {
    const inner = part.parts.map((one, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the order of a rule's parts is their identity here
      <Part key={index} part={one} />
    ));
    if (isRoot && part.match === 'all') return inner;
    return (
      <div>
        <div className="why__part">
          <Mark isGood={isGood} />
          <span className="quiet">{part.text}</span>
        </div>
        <div className="why__group">{inner}</div>
      </div>
    );
  }
  return (
    <div>
      <div className="why__part">
        <Mark isGood={isGood} />
        <span>
          {part.text}
          {(part.actual ?? part.gap) && (
            <span className="quiet">
              {' '}
              — has {part.actual}
              {part.gap && `, ${part.gap}`}
            </span>
          )}
        </span>
      </div>
      {part.parts.map((inner, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <div key={index} className="why__group">
          <Part part={inner} isRoot />
        </div>
      ))}
    </div>
  );
}

function Mark({ isGood }: { isGood: boolean }) {
  return isGood ? (
    <IconCheck size={15} className="why__yes" aria-label="Fits" />
  ) : (
    <IconX size={15} className="why__no" aria-label="Does not fit" />
  );
}
