// One round: who answers, how far they are, the files it travels in, and the comparison once somebody asks for it.
import { ActionIcon, Button, Group, Menu, Stack, Text, TextInput } from '@mantine/core';
import { IconDots, IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { AgreementRater, AgreementRound } from '../../../src-shared/contract/tag-agreement.ts';
import type { FileToken } from '../../../src-shared/model/ids.ts';
import { tokenOf } from '../../app/files.ts';
import { useJob, useWrite } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';
import { toastDone } from '../../app/toasts.ts';
import { announceDone } from '../../app/undo.ts';
import { FillBar } from '../../ui/FillBar.tsx';
import { counted } from '../../ui/numbers.ts';
import { CompareView } from './CompareView.tsx';

interface RoundDetailProps {
  round: AgreementRound;
  mayWrite: boolean;
  onAnswer: (rater: number) => void;
}

/** Asks where to, writes, and offers to show the file. */
async function saveTo(
  suggestedName: string,
  title: string,
  write: (file: FileToken) => Promise<{ fileName: string } | undefined>,
): Promise<void> {
  const filters = [{ name: 'Agreement round', extensions: ['json'] }];
  const file = await shell?.chooseSave({ purpose: 'export', title, suggestedName, filters });
  const done = file && (await write(tokenOf(file)));
  if (!done) return;
  toastDone({
    message: `Wrote ${done.fileName}`,
    next: { label: 'Show the file', run: () => void shell?.revealFile(file.token) },
  });
}

/** Says what was removed, with Undo, once it is. */
async function removed(running: Promise<null | undefined>): Promise<void> {
  if ((await running) !== undefined) await announceDone();
}

const fileStem = (name: string): string => name.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim() || 'round';

export function RoundDetail({ round, mayWrite, onAnswer }: RoundDetailProps) {
  const [isComparing, setComparing] = useState(false);
  const handOff = useJob('agreement.handOff');
  const remove = useWrite('agreement.remove');
  const answered = round.raters.filter((rater) => rater.answered > 0);
  const isOpen = answered.some((rater) => rater.answered < round.cards);
  return (
    <section className="agreement__detail" aria-label="The chosen round">
      <Group justify="space-between" wrap="nowrap" gap={12}>
        <h2 className="agreement__name truncate" dir="auto">
          {round.name}
        </h2>
        <Group gap={8} wrap="nowrap">
          <Button
            variant="default"
            leftSection={<IconFileExport size={14} aria-hidden />}
            loading={handOff.isRunning}
            onClick={() =>
              void saveTo(`${fileStem(round.name)}.json`, 'Hand the round off', (file) =>
                handOff.start({ round: round.id, file }),
              )
            }
          >
            Hand off as a file…
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" size={30} aria-label="More for this round">
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item color="red" disabled={!mayWrite} onClick={() => void removed(remove.run({ round: round.id }))}>
                Remove the round
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {counted(round.cards, 'contact')}, judged by {round.tags.map((tag) => `“${tag}”`).join(', ')}.
        {round.origin === 'file' && ' It was dealt elsewhere: answer it, save your answers, and send that file back.'}
      </Text>
      <ul className="agreement__people" aria-label="People">
        {round.raters.map((rater) => (
          <Person key={rater.id} round={round} rater={rater} mayWrite={mayWrite} onAnswer={onAnswer} />
        ))}
      </ul>
      {mayWrite && <Join round={round} onAnswer={onAnswer} />}
      {answered.length < 2 ? (
        <Text size="sm" c="dimmed">
          Comparing needs the answers of two people. The second answers here under another name, or in a file that comes
          back.
        </Text>
      ) : isComparing ? (
        <CompareView round={round} />
      ) : (
        <Group gap={12}>
          <Button onClick={() => setComparing(true)}>Compare the answers</Button>
          {isOpen && (
            <Text size="sm" c="var(--attention-ink)">
              Somebody is not done yet and would see the answers of the others.
            </Text>
          )}
        </Group>
      )}
    </section>
  );
}

interface PersonProps extends RoundDetailProps {
  rater: AgreementRater;
}

function Person({ round, rater, mayWrite, onAnswer }: PersonProps) {
  const save = useJob('agreement.saveAnswers');
  const remove = useWrite('agreement.removeRater');
  const { id, name, answered, origin } = rater;
  const isDone = answered === round.cards;
  return (
    <li className="agreement__person">
      <span className="truncate" dir="auto">
        {name}
      </span>
      <FillBar share={answered / round.cards} label={`Answered by ${name}`} tone={isDone ? 'done' : 'accent'} />
      <Text size="xs" c="dimmed" className="figures">
        {isDone ? 'done' : `${answered} of ${round.cards}`}
        {origin === 'file' && ', from a file'}
      </Text>
      {origin === 'here' && (
        <Button size="compact-sm" variant="default" disabled={!mayWrite} onClick={() => onAnswer(id)}>
          {answered === 0 ? 'Answer' : isDone ? 'Look again' : 'Go on'}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size={24} aria-label={`More for ${name}`}>
            <IconDots size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={answered === 0}
            onClick={() =>
              void saveTo(`${fileStem(`${round.name} ${name}`)}.json`, 'Save the answers', (file) =>
                save.start({ rater: id, file }),
              )
            }
          >
            Save the answers as a file…
          </Menu.Item>
          <Menu.Item color="red" disabled={!mayWrite} onClick={() => void removed(remove.run({ rater: id }))}>
            Remove with all answers
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

function Join({ round, onAnswer }: Pick<RoundDetailProps, 'round' | 'onAnswer'>) {
  const [name, setName] = useState('');
  const join = useWrite('agreement.join');
  const go = async (): Promise<void> => {
    const joined = await join.run({ round: round.id, name });
    if (joined === undefined) return;
    setName('');
    onAnswer(joined.rater);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void go();
      }}
    >
      <Stack gap={4}>
        <Group gap={8}>
          <TextInput
            size="xs"
            w={240}
            aria-label="Name of the person who answers"
            placeholder="Name of the person who answers"
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" variant="default" disabled={name.trim() === ''} loading={join.isRunning}>
            Answer as this person
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
