import { beforeEach, describe, expect, it } from 'vitest';
import {
  amendRoute,
  goBack,
  goForward,
  navigate,
  type Route,
  resetRoutes,
  useRouteStore,
} from '../../../src-renderer/app/routes.ts';

const here = (): Route | undefined => {
  const { places, at } = useRouteStore.getState();
  return places[at]?.route;
};

beforeEach(() => resetRoutes());

describe('routes', () => {
  it('go back and forward as far as one has been', () => {
    navigate({ kind: 'tags' });
    navigate({ kind: 'contacts', contact: 7 });
    goBack();
    expect(here()).toEqual({ kind: 'tags' });
    goBack();
    goBack();
    expect(here()).toEqual({ kind: 'home' });
    goForward();
    goForward();
    goForward();
    expect(here()).toEqual({ kind: 'contacts', contact: 7 });
  });

  it('forget what lay ahead when another way is taken', () => {
    navigate({ kind: 'tags' });
    goBack();
    navigate({ kind: 'audit' });
    goForward();
    expect(here()).toEqual({ kind: 'audit' });
  });

  it('take no step to where one already is', () => {
    navigate({ kind: 'tags', tag: 1 });
    navigate({ kind: 'tags', tag: 1 });
    goBack();
    expect(here()).toEqual({ kind: 'home' });
  });

  it('count a return to a screen as a visit of its own', () => {
    const visits = new Set<number>();
    for (const kind of ['tags', 'audit', 'tags'] as const) {
      navigate({ kind });
      const { places, at } = useRouteStore.getState();
      visits.add(places[at]?.visit ?? -1);
    }
    expect(visits.size).toBe(3);
  });

  it('keep the step when only parameters change', () => {
    navigate({ kind: 'tags', tag: 1 });
    amendRoute({ kind: 'tags', tag: 2 });
    goBack();
    expect(here()).toEqual({ kind: 'home' });
  });

  it('remember a hundred steps at most', () => {
    for (let tag = 1; tag <= 300; tag += 1) navigate({ kind: 'tags', tag });
    expect(useRouteStore.getState().places).toHaveLength(100);
    expect(here()).toEqual({ kind: 'tags', tag: 300 });
  });
});
