// Where the person is. Owns the closed list of screens with their parameters, and back and forward; renders nothing.
import { createContext, useContext } from 'react';
import { create } from 'zustand';
import type { Rule } from '../../src-shared/rules/ast.ts';

/** Which contacts the Contacts screen opens on: every count in the product links to one of these. */
export type ContactScope =
  | { kind: 'everyone' }
  | { kind: 'search'; text: string }
  /** `label` names the link it came from: '38 with no email'. */
  | { kind: 'rule'; rule: Rule; label: string };

export type Route =
  | { kind: 'home' }
  | { kind: 'import' }
  | { kind: 'imports'; batch?: number; screen?: 'unclaimed' }
  | { kind: 'readiness' }
  | { kind: 'contacts'; scope?: ContactScope; contact?: number; view?: number; selected?: readonly number[] }
  | { kind: 'audit'; tab?: string; check?: string }
  | { kind: 'clean'; column?: string }
  | { kind: 'recipes'; recipe?: number }
  /** `batch`: only groups with contacts that this import added. */
  | { kind: 'duplicates'; cluster?: number; screen?: 'file'; batch?: number }
  | {
      kind: 'tags';
      screen?: 'consolidation' | 'agreement' | 'grid' | 'departments' | 'log';
      filter?: string;
      tag?: number;
      tab?: string;
    }
  | { kind: 'segments'; screen?: 'list' | 'builder' | 'rfm' | 'lifecycle' | 'compare'; segment?: number; tab?: string }
  | { kind: 'history'; operation?: number }
  | { kind: 'settings'; section?: string }
  | { kind: 'help'; topic?: string };

export type RouteKind = Route['kind'];

interface Place {
  /** Distinguishes two visits to one route, so that a page starts afresh when it is opened again. */
  visit: number;
  route: Route;
}

interface RouteState {
  places: readonly Place[];
  at: number;
  nextVisit: number;
}

const start: RouteState = { places: [{ visit: 0, route: { kind: 'home' } }], at: 0, nextVisit: 1 };
const remembered = 100;

export const useRouteStore = create<RouteState>(() => start);

const same = (a: Route, b: Route): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Opens a screen. Going where one already is changes nothing; everything that lay forward is forgotten. */
export function navigate(route: Route): void {
  useRouteStore.setState((state) => {
    const here = state.places[state.at];
    if (here && same(here.route, route)) return state;
    const places = [...state.places.slice(0, state.at + 1), { visit: state.nextVisit, route }].slice(-remembered);
    return { places, at: places.length - 1, nextVisit: state.nextVisit + 1 };
  });
}

/** Changes the parameters of the present screen without adding a step to go back over. */
export function amendRoute(route: Route): void {
  useRouteStore.setState((state) => ({
    ...state,
    places: state.places.map((place, index) => (index === state.at ? { ...place, route } : place)),
  }));
}

export function goBack(): void {
  useRouteStore.setState((state) => ({ ...state, at: Math.max(0, state.at - 1) }));
}

export function goForward(): void {
  useRouteStore.setState((state) => ({ ...state, at: Math.min(state.places.length - 1, state.at + 1) }));
}

/** Forgets where one was, as when another workspace is opened. */
export function resetRoutes(route: Route = { kind: 'home' }): void {
  useRouteStore.setState((state) => ({
    places: [{ visit: state.nextVisit, route }],
    at: 0,
    nextVisit: state.nextVisit + 1,
  }));
}

const nowhere: Place = { visit: 0, route: { kind: 'home' } };

/** Where the person went, from the very click on: the frame answers by it while the page is still being drawn. */
export const usePresentPlace = (): Place => useRouteStore((state) => state.places[state.at] ?? nowhere);

/** The place that the page on screen belongs to; it follows the present one as soon as the next page is drawn. */
export const ShownPlace = createContext<Place | null>(null);

/** The place a page is drawn for; `visit` is a React key for it. */
export function usePlace(): Place {
  const shown = useContext(ShownPlace);
  return useRouteStore((state) => shown ?? state.places[state.at] ?? nowhere);
}

/** The present route when it is of this kind, else undefined: `useRoute('contacts')?.contact`. */
export function useRoute<K extends RouteKind>(kind: K): Extract<Route, { kind: K }> | undefined {
  const { route } = usePlace();
  return route.kind === kind ? (route as Extract<Route, { kind: K }>) : undefined;
}

/** How a screen is called in the rail, the palette and the window. */
export const screenName: Record<RouteKind, string> = {
  home: 'Home',
  import: 'Import',
  imports: 'Earlier imports',
  readiness: 'Readiness',
  contacts: 'Contacts',
  audit: 'Audit',
  clean: 'Cluster values',
  recipes: 'Recipes',
  duplicates: 'Duplicates',
  tags: 'Tags',
  segments: 'Segments',
  history: 'History',
  settings: 'Settings',
  help: 'Help',
};
