// Which component shows which route. Names only: a page is loaded when it is first opened, or before that when the
// window has nothing else to do (load-ahead.ts).
import type { ComponentType } from 'react';
import type { RouteKind } from './routes.ts';

interface LoadedPage {
  component: ComponentType;
  /** Asks what the page asks first, so that it opens full. */
  readAhead?: (() => Promise<unknown>) | undefined;
}

/** What a page's file may say beside the page itself. */
interface PageFile {
  readAhead?: () => Promise<unknown>;
}

const page =
  <M extends object, N extends keyof M>(load: () => Promise<M>, name: N) =>
  async (): Promise<LoadedPage> => {
    const file = await load();
    return { component: file[name] as ComponentType, readAhead: (file as PageFile).readAhead };
  };

const loads: Record<RouteKind, () => Promise<LoadedPage>> = {
  home: page(() => import('../features/home/HomePage.tsx'), 'HomePage'),
  contacts: page(() => import('../features/contacts/ContactsPage.tsx'), 'ContactsPage'),
  audit: page(() => import('../features/audit/AuditPage.tsx'), 'AuditPage'),
  clean: page(() => import('../features/clean/CleanPage.tsx'), 'CleanPage'),
  recipes: page(() => import('../features/recipes/RecipesPage.tsx'), 'RecipesPage'),
  duplicates: page(() => import('../features/duplicates/DuplicatesPage.tsx'), 'DuplicatesPage'),
  tags: page(() => import('../features/tags/TagsPage.tsx'), 'TagsPage'),
  segments: page(() => import('../features/segments/SegmentsPage.tsx'), 'SegmentsPage'),
  history: page(() => import('../features/history/HistoryPage.tsx'), 'HistoryPage'),
  import: page(() => import('../features/import/ImportPage.tsx'), 'ImportPage'),
  imports: page(() => import('../features/batches/ImportsPage.tsx'), 'ImportsPage'),
  readiness: page(() => import('../features/readiness/ReadinessPage.tsx'), 'ReadinessPage'),
  settings: page(() => import('../features/settings/SettingsPage.tsx'), 'SettingsPage'),
  help: page(() => import('../features/help/HelpPage.tsx'), 'HelpPage'),
};

const loaded = new Map<RouteKind, LoadedPage>();

/** The component of a route if it was loaded before. */
export const loadedPage = (kind: RouteKind): ComponentType | undefined => loaded.get(kind)?.component;

/** Loads the page of a route, once. */
export async function loadPage(kind: RouteKind): Promise<LoadedPage> {
  const known = loaded.get(kind) ?? (await loads[kind]());
  loaded.set(kind, known);
  return known;
}

/** All pages, in the order in which they are worth loading ahead. */
export const allPages = Object.keys(loads) as readonly RouteKind[];
