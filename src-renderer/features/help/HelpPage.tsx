// Help: the path through the product, the terms it uses, and where data lives. Text only.
import { Anchor, Text, Title } from '@mantine/core';
import { runCommand } from '../../app/commands.ts';
import { navigate, type Route } from '../../app/routes.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import './help.css';

const path: { title: string; to: Route; text: string }[] = [
  {
    title: 'Import',
    to: { kind: 'import' },
    text: 'Open the CSV that your CRM, shop or mailing tool exported. Columns are recognised; a check shows what would be created, updated and set aside before anything is kept.',
  },
  {
    title: 'Audit',
    to: { kind: 'audit' },
    text: 'Run the checks. Each finding leads to its rows; where an honest fix exists it is proposed, and you accept or reject it, one by one or all at once.',
  },
  {
    title: 'Duplicates',
    to: { kind: 'duplicates' },
    text: 'Let the records be compared, decide the doubtful pairs side by side, merge the certain ones after seeing the list. A merge can be undone exactly, at any time.',
  },
  {
    title: 'Tags',
    to: { kind: 'tags' },
    text: 'Build a tree of few tags that everybody understands: write down what each means, who owns it, when it is applied and removed.',
  },
  {
    title: 'Segments',
    to: { kind: 'segments' },
    text: 'Describe a group of contacts by what they are and did. The count is live and exact, the rule reads as a sentence, and for any contact you can ask why it is in or out.',
  },
  {
    title: 'History',
    to: { kind: 'history' },
    text: 'Everything that was ever changed is listed here, with what stood before. Undo any step, also an old one; what later work touched is listed for you to decide.',
  },
];

const terms: [string, string][] = [
  [
    'Health score',
    'From 0 to 100: the weighted mean of five dimensions of data quality. Audit shows the formula and every number in it.',
  ],
  ['Finding', 'One value that a check has something to say about, with a proposed fix where there is an honest one.'],
  [
    'Match weight',
    'How strongly two records speak for being one person, in bits: each bit doubles the odds. Rare things in common weigh more than frequent ones.',
  ],
  [
    'Recency, frequency, monetary value',
    'How lately, how often and for how much a customer bought, each scored 1 to 5 against the others. 555 is the best, 111 the weakest.',
  ],
  [
    'As of',
    'The day that rules, scores and audits take as today. Change it in Settings to judge an old export fairly.',
  ],
  ['Provenance', 'Which row of which file a contact came from. The row is kept as it was.'],
  [
    'Workspace',
    'One .tagstead file with everything of one client. Copy it like any file; Tagstead never sends it anywhere.',
  ],
];

export function HelpPage() {
  return (
    <div className="page">
      <PageHeader title="Help" />
      <div className="page__scroll">
        <div className="help">
          <section>
            <Title order={2}>From a raw export to customers you can address</Title>
            <ol className="help__path">
              {path.map(({ title, to, text }) => (
                <li key={title}>
                  <Anchor component="button" type="button" fw={600} onClick={() => navigate(to)}>
                    {title}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    {text}
                  </Text>
                </li>
              ))}
            </ol>
          </section>
          <section>
            <Title order={2}>Words used here</Title>
            <dl className="help__terms">
              {terms.map(([term, meaning]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section>
            <Title order={2}>By keyboard</Title>
            <Text size="sm" c="dimmed">
              Every command is in the palette (Ctrl or Cmd and K).{' '}
              <Anchor component="button" type="button" inherit onClick={() => runCommand('keys.show')}>
                Show the keys of this screen
              </Anchor>
            </Text>
          </section>
        </div>
      </div>
    </div>
  );
}
