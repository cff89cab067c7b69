// Cheat sheets: for whom, how it will look, as HTML or PDF, and which of those handed out are out of date.
import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import type { PrintedSheet, SheetScope } from '../../../src-shared/contract/tag-book.ts';
import type { TagId } from '../../../src-shared/model/ids.ts';
import { useRead, useWrite } from '../../app/live.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { CloseButtonSmall } from '../../ui/CloseButtonSmall.tsx';
import { counted } from '../../ui/numbers.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { TagPicker } from '../tags/TagPicker.tsx';
import { useSheetSaving } from './use-sheet-saving.ts';

/** @param view the department or tag set to begin with */
export function CheatSheetDialog({ view, onClose }: { view: number | undefined; onClose: () => void }) {
  const [scope, setScope] = useState<SheetScope>(view === undefined ? { kind: 'all' } : { kind: 'view', view });
  const { value: views } = useRead('tagViews.list', {});
  const [paper, setPaper] = useState<'A4' | 'Letter'>('A4');
  const { value: owners } = useRead('tagBook.owners', {});
  const { value: sheet } = useRead('tagBook.sheet', { scope, paper });
  const { value: prints } = useRead('tagBook.prints', {});
  const saving = useSheetSaving(scope, paper);
  const isReady = sheet !== undefined && sheet.tags > 0 && !saving.isWorking;
  const choose = (value: string | null): void => {
    if (value?.startsWith('owner ')) setScope({ kind: 'owner', owner: value.slice(6) });
    else if (value?.startsWith('view ')) setScope({ kind: 'view', view: Number(value.slice(5)) });
    else setScope({ kind: 'all' });
  };
  const chosen =
    scope.kind === 'owner' ? `owner ${scope.owner}` : scope.kind === 'view' ? `view ${scope.view}` : scope.kind;
  return (
    <Modal
      opened
      onClose={onClose}
      title="Tag cheat sheet"
      size="min(1120px, 94vw)"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="book-sheet">
        <Stack gap={14} className="book-sheet__form">
          <Select
            label="For"
            value={chosen}
            onChange={choose}
            allowDeselect={false}
            data={[
              { value: 'all', label: 'Everybody: all tags' },
              ...(scope.kind === 'branch' ? [{ value: 'branch', label: 'One branch' }] : []),
              ...(views ?? []).map(({ id, name, tags }) => ({
                value: `view ${id}`,
                label: `${name} (${tags.length})`,
              })),
              ...(owners ?? []).map(({ owner, tags }) => ({ value: `owner ${owner}`, label: `${owner} (${tags})` })),
            ]}
          />
          <Stack gap={4}>
            <Text size="sm" fw={500}>
              Or one branch
            </Text>
            <TagPicker
              single
              label="Branch on the sheet"
              placeholder="Find a tag"
              value={scope.kind === 'branch' ? [scope.tag] : []}
              onChange={([tag]) =>
                setScope(tag === undefined ? { kind: 'all' } : { kind: 'branch', tag: tag as TagId })
              }
            />
          </Stack>
          <Select
            label="Paper"
            value={paper}
            allowDeselect={false}
            onChange={(value) => setPaper(value === 'Letter' ? 'Letter' : 'A4')}
            data={['A4', 'Letter']}
          />
          <Group gap={8}>
            <Button disabled={!isReady} loading={saving.isWorking} onClick={() => void saving.savePdf(sheet)}>
              Save as PDF…
            </Button>
            <Button variant="default" disabled={!isReady} onClick={() => void saving.saveHtml(sheet)}>
              Save as HTML…
            </Button>
          </Group>
          {prints !== undefined && prints.length > 0 && (
            <section aria-label="Handed out">
              <Text size="sm" fw={600} pt={6}>
                Handed out
              </Text>
              {prints.map((print) => (
                <Printed key={print.id} print={print} onShow={() => setScope(print.scope as SheetScope)} />
              ))}
            </section>
          )}
        </Stack>
        <SheetPreview html={sheet?.html ?? null} />
      </div>
    </Modal>
  );
}

const most = 6;
const changeWords = { new: 'New', changed: 'Changed', gone: 'Gone' } as const;

function Printed({ print, onShow }: { print: PrintedSheet; onShow: () => void }) {
  const forget = useWrite('tagBook.forget');
  const mayWrite = useMayWrite();
  const { changes } = print;
  return (
    <article className="book-print" data-old={changes.length > 0 || undefined}>
      <div className="book-print__head">
        <button type="button" className="book-print__title truncate" onClick={onShow} dir="auto">
          {print.title}
        </button>
        {mayWrite && (
          <CloseButtonSmall label={`Forget ${print.title}`} onClick={() => void forget.run({ id: print.id })} />
        )}
      </div>
      <Text size="xs" c="dimmed">
        Version {print.version} · <RelativeTime at={print.at} />
      </Text>
      {changes.length === 0 ? (
        <Text size="xs" c="var(--done-ink)">
          Up to date
        </Text>
      ) : (
        <>
          <Text size="xs" c="var(--attention-ink)" fw={500}>
            Out of date: {counted(changes.length, 'tag')} {changes.length === 1 ? 'is' : 'are'} different
          </Text>
          <ul>
            {changes.slice(0, most).map(({ kind, name, detail }) => (
              <li key={`${kind} ${name}`}>
                {changeWords[kind]}: <bdi>{name}</bdi>
                {detail !== null && ` (${detail})`}
              </li>
            ))}
            {changes.length > most && <li>and {changes.length - most} more</li>}
          </ul>
        </>
      )}
    </article>
  );
}

/** The page as it will look. It is parsed without running anything and stands in a shadow root, apart from the app. */
function SheetPreview({ html }: { html: string | null }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null || html === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const style = document.createElement('style');
    style.textContent = (parsed.querySelector('style')?.textContent ?? '').replace(/\bbody \{/, '.sheet-body {');
    const body = document.createElement('div');
    body.className = 'sheet-body';
    body.append(...parsed.body.childNodes);
    root.replaceChildren(style, body);
  }, [html]);
  return (
    <section className="book-sheet__preview" aria-label="Preview of the sheet">
      <div className="book-sheet__paper" ref={host} inert />
    </section>
  );
}
