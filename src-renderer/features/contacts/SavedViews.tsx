// Saved views as tabs: open, save what is shown, rename, delete.
import { ActionIcon, Button, Group, Menu, Popover, Tabs, TextInput } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useState } from 'react';
import type { SavedView } from '../../../src-shared/contract/contact-list.ts';
import { core } from '../../app/core-client.ts';
import { failures, useRead } from '../../app/live.ts';
import { useRoute } from '../../app/routes.ts';
import { announceDone } from '../../app/undo.ts';
import { openView, useContactsStore, type ViewDefinition, viewOfNow } from './contacts-store.ts';
import { saveUnguarded } from './save.ts';
import { useSearchStore } from './search-store.ts';

const all = 'all';

function definitionOf(view: SavedView): ViewDefinition | null {
  try {
    return JSON.parse(view.definition) as ViewDefinition; // the page itself wrote it
  } catch {
    return null;
  }
}

export const SavedViews = memo(function SavedViews() {
  const views = useRead('contacts.views', {}).value ?? [];
  const open = useContactsStore((store) => store.view);
  const wanted = useRoute('contacts')?.view;
  const choose = (value: string | null): void => {
    const view = views.find((it) => String(it.id) === value);
    openView(view?.id ?? null, view ? definitionOf(view) : null);
  };
  const isKnown = views.some((view) => view.id === wanted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link to a view opens it once it is known
  useEffect(() => {
    if (wanted !== undefined && isKnown) choose(String(wanted));
  }, [wanted, isKnown]);
  const current = views.find((view) => view.id === open);
  const isChanged = useIsChanged(current);
  return (
    <Group gap={8} wrap="nowrap" className="saved-views">
      <Tabs value={current ? String(current.id) : all} onChange={choose} className="saved-views__tabs">
        <Tabs.List aria-label="Saved views">
          <Tabs.Tab value={all}>All contacts</Tabs.Tab>
          {views.map((view) => (
            <Tabs.Tab key={view.id} value={String(view.id)}>
              <span className="truncate saved-views__name" dir="auto">
                {view.name}
              </span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {current && <ViewMenu view={current} isChanged={isChanged} />}
      <SaveView />
    </Group>
  );
});

/** Whether the list differs from what the open view keeps. */
function useIsChanged(view: SavedView | undefined): boolean {
  const kept = useMemo(() => (view ? JSON.stringify(definitionOf(view)) : null), [view]);
  const differs = (): boolean => kept !== null && kept !== JSON.stringify(viewOfNow());
  const byList = useContactsStore(differs); // asked for the answer only: a tick or an opened contact draws nothing here
  const bySearch = useSearchStore(differs);
  return byList || bySearch;
}

function SaveView() {
  const [isOpen, setOpen] = useState(false);
  const create = async (name: string): Promise<string | null> => {
    const definition = viewOfNow();
    const refused = await saveUnguarded('contacts.createView', { name, definition: JSON.stringify(definition) });
    if (refused !== null) return refused;
    setOpen(false);
    const views = await core.request('contacts.views', {});
    openView(views.at(-1)?.id ?? null, definition);
    await announceDone();
    return null;
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          Save this view
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <NameForm verb="Save" start="" onName={create} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ViewMenu({ view, isChanged }: { view: SavedView; isChanged: boolean }) {
  const [isRenaming, setRenaming] = useState(false);
  const act = async (done: Promise<string | null>): Promise<void> => {
    const refused = await done;
    if (refused === null) await announceDone();
    else failures.show(new Error(refused));
  };
  const rename = async (name: string): Promise<string | null> => {
    const refused = await saveUnguarded('contacts.updateView', { view: view.id, name });
    if (refused === null) {
      setRenaming(false);
      await announceDone();
    }
    return refused;
  };
  return (
    <Popover opened={isRenaming} onChange={setRenaming} position="bottom-start" trapFocus>
      <Popover.Target>
        <span className="saved-views__menu">
          {isChanged && (
            <Button
              variant="light"
              size="compact-sm"
              onClick={() =>
                void act(
                  saveUnguarded('contacts.updateView', { view: view.id, definition: JSON.stringify(viewOfNow()) }),
                )
              }
            >
              Keep the changes
            </Button>
          )}
          <Menu position="bottom-start" width={180}>
            <Menu.Target>
              <ActionIcon size={24} aria-label={`View ${view.name}: rename or delete`}>
                <IconDots size={15} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setRenaming(true)}>Rename…</Menu.Item>
              <Menu.Item
                color="red"
                onClick={() => {
                  openView(null, null);
                  void act(saveUnguarded('contacts.deleteView', { view: view.id }));
                }}
              >
                Delete this view
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <NameForm verb="Rename" start={view.name} onName={rename} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface NameFormProps {
  verb: string;
  start: string;
  onName: (name: string) => Promise<string | null>;
}

function NameForm({ verb, start, onName }: NameFormProps) {
  const [name, setName] = useState(start);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void onName(name.trim()).then(setProblem);
      }}
    >
      <Group gap={8} align="flex-start" wrap="nowrap">
        <TextInput
          aria-label="Name of the view"
          placeholder="Name of the view"
          maxLength={120}
          value={name}
          error={problem}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Button type="submit" disabled={name.trim() === ''}>
          {verb}
        </Button>
      </Group>
    </form>
  );
}
