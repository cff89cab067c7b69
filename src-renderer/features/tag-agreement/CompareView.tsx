// How far the people of a round agree, tag by tag, worst first: alpha with its interval, whom they differ on, and the
// definition with the sentence that was read differently.
import { Anchor, Button, Text, Tooltip } from '@mantine/core';
import type { AgreementRound, TagAgreement } from '../../../src-shared/contract/tag-agreement.ts';
import type { AgreementBand, DefinitionField, Verdict } from '../../../src-shared/tags/agreement.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { counted, formatShare } from '../../ui/numbers.ts';

const bandWord: Record<AgreementBand, string> = {
  reliable: 'People mean the same',
  tentative: 'People mostly mean the same',
  unreliable: 'People mean different things',
  unknown: 'Cannot be told yet',
};

export function CompareView({ round }: { round: AgreementRound }) {
  const { value: tags } = useRead('agreement.compare', { round: round.id });
  if (!tags) return null;
  const ordered = [...tags].sort((left, right) => (left.alpha ?? 2) - (right.alpha ?? 2));
  return (
    <div className="agreement-compare">
      <Text size="xs" c="dimmed">
        Krippendorff’s alpha is 1 where everybody says the same and 0 where answers agree no better than by chance. From
        0.8 on a definition holds; below 0.667 it should be written anew. The range holds in 95 of 100 draws of
        contacts.
      </Text>
      {ordered.map((tag) => (
        <Compared key={tag.path} tag={tag} isHere={round.origin === 'here'} />
      ))}
    </div>
  );
}

function Compared({ tag, isHere }: { tag: TagAgreement; isHere: boolean }) {
  const { alpha, interval, band, agreement, disputes, judged } = tag;
  return (
    <article className="agreement-result" data-band={band} aria-label={tag.path}>
      <header>
        <h3 className="truncate" dir="auto">
          {tag.path}
        </h3>
        <span className="agreement-result__band">{bandWord[band]}</span>
        <Tooltip label="Krippendorff’s alpha for yes and no, answers missing allowed">
          <span className="agreement-result__alpha figures">
            {alpha === null ? '–' : `α ${twoDigits(alpha)}`}
            {interval && (
              <span className="quiet">
                {' '}
                {twoDigits(interval.low)} to {twoDigits(interval.high)}
              </span>
            )}
          </span>
        </Tooltip>
      </header>
      <Text size="xs" c="dimmed" className="figures">
        {alpha === null
          ? judged < 2
            ? 'Too few contacts were answered by two people.'
            : 'Everybody gave the same answer for every contact, so chance cannot be told from agreement.'
          : `Same answer in ${formatShare(agreement ?? 0)} of pairs, ${counted(judged, 'contact')} judged.`}{' '}
        {tag.yes.map(({ rater, cards }) => `${rater}: fits ${cards}`).join(' · ')}
      </Text>
      {disputes.length > 0 && (
        <div className="agreement-result__body">
          <Definition tag={tag} isHere={isHere} />
          <Disputes tag={tag} isHere={isHere} />
        </div>
      )}
    </article>
  );
}

const fieldTitle: Record<DefinitionField, string> = {
  meaning: 'Meaning',
  appliedWhen: 'Applied when',
  removedWhen: 'Removed when',
};

function Definition({ tag, isHere }: { tag: TagAgreement; isHere: boolean }) {
  const { sentences, readDifferently } = tag;
  const differently = readDifferently === null ? undefined : sentences[readDifferently];
  return (
    <section aria-label="Definition">
      {differently && (
        <div className="agreement-result__differently" role="note">
          <b>Read differently:</b> <bdi>“{differently.text}”</bdi>
        </div>
      )}
      {(['meaning', 'appliedWhen', 'removedWhen'] as const).map((field) => (
        <div key={field} className="agreement-result__field">
          <Text size="xs" c="dimmed">
            {fieldTitle[field]}
          </Text>
          <p dir="auto">
            {sentences.some((one) => one.field === field) ? (
              sentences.map((one, index) =>
                one.field === field ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is what answers refer to
                  <span key={index} data-differently={index === readDifferently || undefined}>
                    {one.text}{' '}
                  </span>
                ) : null,
              )
            ) : (
              <i>Not written down: people went by the name.</i>
            )}
          </p>
        </div>
      ))}
      {isHere && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => navigate({ kind: 'tags', tag: tag.tag, tab: 'sheet' })}
        >
          Mend the definition
        </Button>
      )}
    </section>
  );
}

const said: Record<Verdict, string> = { yes: 'fits', no: 'does not fit', unsure: 'cannot tell' };

function Disputes({ tag, isHere }: { tag: TagAgreement; isHere: boolean }) {
  return (
    <section aria-label="Contacts judged differently">
      <Text size="xs" c="dimmed">
        {counted(tag.disputes.length, 'contact')} judged differently
      </Text>
      <ul className="agreement-result__disputes">
        {tag.disputes.map(({ contact, name, choices }) => (
          <li key={contact}>
            {isHere ? (
              <Anchor
                component="button"
                type="button"
                size="sm"
                onClick={() => navigate({ kind: 'contacts', contact })}
              >
                <bdi>{name}</bdi>
              </Anchor>
            ) : (
              <bdi>{name}</bdi>
            )}
            {choices.map(({ rater, verdict, because }) => (
              <span key={rater} className="agreement-result__choice" data-verdict={verdict ?? undefined}>
                <bdi>{rater}</bdi>: {verdict === null ? 'not answered' : said[verdict]}
                {because !== null && tag.sentences[because] && (
                  <span className="quiet">, by “{tag.sentences[because].text}”</span>
                )}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const twoDigits = (value: number): string => value.toFixed(2).replace('-', '−');
