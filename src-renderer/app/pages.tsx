// Which component shows which route. Names only: every page is loaded when it is first opened.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { RouteKind } from './routes.ts';

type Page = LazyExoticComponent<ComponentType>;

const page = <M, N extends keyof M>(load: () => Promise<M>, name: N): Page =>
  lazy(async () => ({ default: (await load())[name] as ComponentType }));

export const pages: Record<RouteKind, Page> = {
  home: page(() => import('../features/home/HomePage.tsx'), 'HomePage'),
  import: page(() => import('../features/import/ImportPage.tsx'), 'ImportPage'),
  contacts: page(() => import('../features/contacts/ContactsPage.tsx'), 'ContactsPage'),
  audit: page(() => import('../features/audit/AuditPage.tsx'), 'AuditPage'),
  duplicates: page(() => import('../features/duplicates/DuplicatesPage.tsx'), 'DuplicatesPage'),
  segments: page(() => import('../features/segments/SegmentsPage.tsx'), 'SegmentsPage'),
  tags: page(() => import('../features/tags/TagsPage.tsx'), 'TagsPage'),
  history: page(() => import('../features/history/HistoryPage.tsx'), 'HistoryPage'),
  settings: page(() => import('../features/settings/SettingsPage.tsx'), 'SettingsPage'),
  help: page(() => import('../features/help/HelpPage.tsx'), 'HelpPage'),
};
