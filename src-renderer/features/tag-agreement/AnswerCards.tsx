// Answering a round, one contact after the other: facts on the left, the tags with their definitions on the right. Digits
// answer by turns yes, no and unsure; Enter goes on. Owns what is answered on the card in front.
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { AgreementRater, AgreementRound } from '../../../src-shared/contract/tag-agreement.ts';
import {
  type Choice,
  type Deck,
  type DeckTag,
  sentencesOf,
  type Verdict,
  verdicts,
} from '../../../src-shared/tags/agreement.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { FillBar } from '../../ui/FillBar.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';

interface AnswerCardsProps {
  round: AgreementRound;
  rater: AgreementRater;
  onClose: () => void;
}

type Draft = (Choice | null)[];
const verdictWord: Record<Verdict, string> = { yes: 'Fits', no: 'Does not', unsure: 'Cannot tell' };
const next: Record<Verdict, Verdict> = { yes: 'no', no: 'unsure', unsure: 'yes' };

export function AnswerCards(props: AnswerCardsProps) {
  const { value: deck } = useRead('agreement.deck', { round: props.round.id });
  const { value: answers } = useRead('agreement.answers', { rater: props.rater.id });
  if (!deck || !answers) return <PageSkeleton title={props.round.name} />;
  return <Cards {...props} deck={deck} given={new Map(answers.map(({ card, choices }) => [card, choices]))} />;
}

function Cards({
  round,
  rater,
  onClose,
  deck,
  given,
}: AnswerCardsProps & { deck: Deck; given: ReadonlyMap<number, readonly Choice[]> }) {
  const firstOpen = deck.cards.findIndex((_, card) => !given.has(card));
  const [at, setAt] = useState(Math.max(0, firstOpen));
  const [draft, setDraft] = useState<Draft>(() => draftOf(deck, given.get(Math.max(0, firstOpen))));
  const area = useRef<HTMLDivElement>(null);
  const { run, isRunning } = useWrite('agreement.answer');
  const isFull = draft.every((choice) => choice !== null);
  const isLast = at === deck.cards.length - 1;
  const show = (card: number): void => {
    setAt(card);
    setDraft(draftOf(deck, given.get(card)));
  };
  const change = (place: number, to: Partial<Choice>): void =>
    setDraft(
      draft.map((choice, one) => (one === place ? { verdict: 'unsure', because: null, ...choice, ...to } : choice)),
    );
  const goOn = async (): Promise<void> => {
    if (!isFull || isRunning) return;
    if ((await run({ rater: rater.id, card: at, choices: draft as Choice[] })) === undefined) return;
    if (isLast) onClose();
    else show(at + 1);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next card takes the keyboard again
  useEffect(() => area.current?.focus(), [at]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const place = Number(event.key) - 1;
    if (Number.isInteger(place) && place >= 0 && place < deck.tags.length) {
      event.preventDefault();
      const before = draft[place]?.verdict;
      change(place, { verdict: before === undefined ? 'yes' : next[before] });
    } else if (event.key === 'Enter' && event.target === area.current) {
      event.preventDefault();
      void goOn();
    }
  };
  const card = deck.cards[at];
  if (!card) return null;
  return (
    <div className="page">
      <PageHeader
        title={round.name}
        note={`${rater.name} · contact ${at + 1} of ${deck.cards.length}`}
        actions={
          <Button variant="default" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={onClose}>
            Stop for now
          </Button>
        }
      />
      <div className="agreement__bar">
        <FillBar share={given.size / deck.cards.length} label="Cards answered" tone="accent" />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: digits and Enter answer wherever the focus is inside */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys of the card */}
      <div ref={area} className="agreement-card" tabIndex={0} onKeyDown={onKeyDown}>
        <section className="agreement-card__facts" aria-label="The contact">
          <h2 dir="auto">{card.name}</h2>
          <dl>
            {card.facts.map(({ label, value }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: facts have no other name, and stay as they were dealt
              <div key={place}>
                <dt>{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
          {card.facts.length === 0 && (
            <Text size="sm" c="dimmed">
              Nothing but the name is known.
            </Text>
          )}
        </section>
        <section className="agreement-card__tags" aria-label="Tags to judge">
          {deck.tags.map((tag, place) => (
            <JudgedTag
              key={tag.path}
              tag={tag}
              place={place}
              choice={draft[place] ?? null}
              onChange={(to) => change(place, to)}
            />
          ))}
          <Group gap={12} pt={8}>
            <Button disabled={!isFull} loading={isRunning} onClick={() => void goOn()}>
              {isLast ? 'Finish' : 'Next contact'}
            </Button>
            <Button variant="default" disabled={at === 0} onClick={() => show(at - 1)}>
              Back
            </Button>
            <Text size="xs" c="dimmed">
              1 to {Math.min(9, deck.tags.length)} answer, Enter goes on.
            </Text>
          </Group>
        </section>
      </div>
    </div>
  );
}

const draftOf = (deck: Deck, choices: readonly Choice[] | undefined): Draft =>
  deck.tags.map((_, place) => choices?.[place] ?? null);

interface JudgedTagProps {
  tag: DeckTag;
  place: number;
  choice: Choice | null;
  onChange: (to: Partial<Choice>) => void;
}

function JudgedTag({ tag, place, choice, onChange }: JudgedTagProps) {
  const sentences = sentencesOf(tag);
  return (
    <fieldset className="agreement-tag" aria-label={tag.path}>
      <div className="agreement-tag__head">
        <span className="agreement-tag__number figures">{place + 1}</span>
        <span className="truncate" dir="auto" title={tag.path}>
          {tag.path}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={`Does “${tag.path}” fit?`}
          value={choice?.verdict ?? ''}
          onChange={(value) => onChange({ verdict: value as Verdict })}
          data={verdicts.map((value) => ({ value, label: verdictWord[value] }))}
        />
      </div>
      {sentences.length === 0 ? (
        <Text size="xs" c="var(--attention-ink)">
          Its meaning is not written down.
        </Text>
      ) : (
        <p className="agreement-tag__text" dir="auto">
          {sentences.map(({ field, text }, index) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what an answer refers to
              key={index}
              type="button"
              data-field={field}
              aria-pressed={choice?.because === index}
              title="Click the sentence that decides it for you"
              onClick={() => onChange({ because: choice?.because === index ? null : index })}
            >
              {fieldWord[field]}
              {text}
            </button>
          ))}
        </p>
      )}
    </fieldset>
  );
}

const fieldWord = { meaning: '', appliedWhen: 'On: ', removedWhen: 'Off: ' } as const;
