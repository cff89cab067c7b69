// Where a person moved the lanes, kept while other screens are looked at. Owns nothing the core knows.
import { create } from 'zustand';

/** Lower edges of the lanes in bits; undefined means where the model put them. */
export interface MovedLanes {
  review?: number;
  certain?: number;
}

interface DuplicatesState {
  /** The run the lanes were moved for: another run starts with its own. */
  run: number | null;
  moved: MovedLanes;
}

export const useDuplicatesStore = create<DuplicatesState>(() => ({ run: null, moved: {} }));

/** Moves a lane of this run. */
export function moveLane(run: number, change: MovedLanes): void {
  useDuplicatesStore.setState((state) => ({
    run,
    moved: { ...(state.run === run ? state.moved : {}), ...change },
  }));
}

/** Puts the lanes back where the model had them. */
export function resetLanes(): void {
  useDuplicatesStore.setState({ moved: {} });
}

/** The moved lanes of a run. */
export function useMovedLanes(run: number | undefined): MovedLanes {
  const state = useDuplicatesStore();
  return state.run === run ? state.moved : noMoves;
}

const noMoves: MovedLanes = {};
