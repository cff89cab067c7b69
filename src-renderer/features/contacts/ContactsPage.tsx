// The Contacts screen: list, filter, views, selection, inspector. Fetches and holds it together; parts show.
import { Button, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAddressBook, IconDownload, IconFilterOff, IconPlus } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { ContactQuery } from '../../../src-shared/model/selection.ts';
import { everybody } from '../../../src-shared/rules/ast.ts';
import { useCommands } from '../../app/commands.ts';
import { importFile } from '../../app/files.ts';
import { useFrameStore } from '../../app/frame-store.ts';
import { answers } from '../../app/kept-answers.ts';
import { failures, useRead } from '../../app/live.ts';
import { usePlace, useRoute } from '../../app/routes.ts';
import { useMayWrite } from '../../app/workspace-store.ts';
import { ColumnChooser } from '../../grid/ColumnChooser.tsx';
import { DataGrid, type GridHandle } from '../../grid/DataGrid.tsx';
import { selectedCount } from '../../grid/grid-selection.ts';
import { type GridLayout, startLayout } from '../../grid/grid-types.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { openExport } from '../export/index.ts';
import { openTagContacts } from '../tags/index.ts';
import { ContactFilterBar } from './ContactFilterBar.tsx';
import { ContactInspector } from './ContactInspector.tsx';
import { contactColumns } from './contact-columns.tsx';
import { enterScope, inspectContact, select, useContactsStore } from './contacts-store.ts';
import { layoutFor } from './market-layout.ts';
import { NewContact } from './NewContact.tsx';
import { SavedViews } from './SavedViews.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { setSearch, useSearchStore } from './search-store.ts';
import { selectionOf } from './selection-of.ts';
import { firstContacts, useContactList } from './use-contact-list.ts';
import './contacts.css';

/** Keystrokes closer together than this, in milliseconds, are searched for once. */
const typingPause = 60;

export async function readAhead(): Promise<void> {
  await answers.answer('contacts.customFields', {});
  await answers.answer('contacts.views', {});
  await firstContacts();
}

export function ContactsPage() {
  useScopeOfRoute();
  const mayWrite = useMayWrite();
  const { rule, state, layout, selection, inspected } = useContactsStore();
  const density = useFrameStore((frame) => frame.density);
  const [search] = useDebouncedValue(useSearchStore((box) => box.text).trim(), typingPause);
  const fields = useRead('contacts.customFields', {}).value;
  const market = useRead('settings.show', {}).value?.market ?? null;
  const columns = useMemo(() => contactColumns(fields ?? []), [fields]);
  const shownLayout = useMemo(() => layout ?? layoutFor(startLayout(columns), market), [layout, columns, market]);
  const customKeys = useMemo(
    () => (fields ?? []).filter((field) => !hides(shownLayout, `custom.${field.key}`)).map((field) => field.key),
    [fields, shownLayout],
  );
  const query = useMemo(
    (): ContactQuery => ({ search, state, ...(rule.items.length > 0 && { rule }) }),
    [search, state, rule],
  );
  const { source, count, query: shownQuery } = useContactList(query, shownLayout.sort, customKeys);
  const grid = useRef<GridHandle>(null);
  const everyone = rule.items.length === 0 && search === '';
  const followed = useDeferredValue(selection); // the box answers the click, the bar of actions follows
  const chosen = selectedCount(followed, count ?? 0);
  const shownContact = useDeferredValue(inspected); // the row answers the click, the inspector follows
  const exported = {
    label:
      chosen > 0 ? counted(chosen, 'selected contact') : everyone ? 'All contacts' : counted(count ?? 0, 'contact'),
    selection: chosen > 0 ? selectionOf(followed, shownQuery) : { kind: 'all' as const, query: shownQuery, except: [] },
    fileName: 'contacts',
  };
  const tagThese = (): void => {
    if (chosen > 0) openTagContacts({ selection: selectionOf(followed, shownQuery), count: chosen, mode: 'assign' });
    else if (typeof inspected === 'number') {
      openTagContacts({ selection: { kind: 'ids', ids: [inspected] }, count: 1, mode: 'assign' });
    }
  };
  useCommands([
    {
      id: 'contacts.new',
      title: 'New contact',
      section: 'This screen',
      keys: ['N'],
      when: () => mayWrite,
      run: () => inspectContact('new'),
    },
    {
      id: 'contacts.tag',
      title: 'Tag the selected contacts',
      section: 'This screen',
      keys: ['T'],
      when: () => mayWrite && (chosen > 0 || typeof inspected === 'number'),
      run: tagThese,
    },
    {
      id: 'contacts.export',
      title: chosen > 0 ? 'Export the selected contacts' : 'Export these contacts',
      section: 'This screen',
      when: () => (count ?? 0) > 0,
      run: () => openExport(exported),
    },
    {
      id: 'contacts.focus',
      title: 'Go to the list',
      section: 'This screen',
      keys: ['L'],
      run: () => grid.current?.focus(),
    },
  ]);
  const close = useCallback((): void => {
    inspectContact(null);
    grid.current?.focus();
  }, []);
  const latestExport = useRef(exported);
  latestExport.current = exported;
  // A tick or an opened contact says nothing about the header, so it is not drawn again for one.
  const header = useMemo(
    () => (
      <PageHeader
        title="Contacts"
        note={count === null ? '' : everyone ? counted(count, 'contact') : `${counted(count, 'contact')} found`}
        actions={
          <>
            <ColumnChooser columns={columns} layout={shownLayout} onLayoutChange={setLayout} />
            <Button
              variant="default"
              leftSection={<IconDownload size={15} aria-hidden />}
              disabled={!count}
              onClick={() => openExport(latestExport.current)}
            >
              Export
            </Button>
            <Button
              disabled={!mayWrite}
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => inspectContact('new')}
            >
              New contact
            </Button>
          </>
        }
      >
        <SavedViews />
        <ContactFilterBar />
      </PageHeader>
    ),
    [count, everyone, columns, shownLayout, mayWrite],
  );

  return (
    <div className="page contacts-page">
      {header}
      {chosen > 0 && (
        <SelectionBar
          count={chosen}
          total={count ?? 0}
          selection={selectionOf(followed, shownQuery)}
          isArchive={state === 'archived'}
          onTag={tagThese}
          onExport={() => openExport(exported)}
        />
      )}
      <div className="page__fill">
        {source && (
          <DataGrid
            handle={grid}
            label="Contacts"
            source={source}
            columns={columns}
            layout={shownLayout}
            onLayoutChange={setLayout}
            selection={selection}
            onSelectionChange={select}
            rowLabel={(row) => row.name}
            rowMark={(row) => (row.id === inspected ? 'open' : undefined)}
            onActive={(row) => inspectContact(row.id)}
            onOpen={(row) => inspectContact(row.id)}
            onEscape={() => inspectContact(null)}
            onFailure={(error) => failures.show(error as Error)}
            density={density}
            empty={<Nothing everyone={everyone && state === 'active'} />}
          />
        )}
      </div>
      {typeof shownContact === 'number' && <ContactInspector contact={shownContact} onClose={close} />}
      {shownContact === 'new' && <NewContact onDone={inspectContact} onClose={close} />}
    </div>
  );
}

const setLayout = (layout: GridLayout): void => useContactsStore.setState({ layout });

const hides = (layout: { hidden: readonly string[] }, column: string): boolean => layout.hidden.includes(column);

/** A link to the screen may bring a filter, a contact or a view; each is taken up once per visit. */
function useScopeOfRoute(): void {
  const { visit } = usePlace();
  const route = useRoute('contacts');
  const taken = useRef(-1);
  if (route && taken.current !== visit) taken.current = visit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per visit, whatever else changes
  useEffect(() => {
    if (!route) return;
    if (route.scope) enterScope(route.scope);
    if (route.contact !== undefined) inspectContact(route.contact);
    if (route.selected !== undefined) select({ kind: 'some', ids: new Set(route.selected) });
  }, [visit]);
}

function Nothing({ everyone }: { everyone: boolean }) {
  if (everyone) {
    return (
      <EmptyState
        icon={IconAddressBook}
        title="No contacts yet"
        action={{ label: 'Import a customer file', run: () => void importFile() }}
        second={{ label: 'Add one by hand', run: () => inspectContact('new') }}
      >
        Everyone you sell to, in one list that you can search, sort, filter and edit. Start with an export of the tool
        you use now.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconFilterOff}
      title="No contact matches"
      action={{
        label: 'Show all contacts',
        run: () => {
          useContactsStore.setState({ rule: everybody, state: 'active', scopeLabel: null, view: null });
          setSearch('');
        },
      }}
    >
      <Text component="span">The search and the filter together leave nobody.</Text>
    </EmptyState>
  );
}
