// How the frame is arranged: rail, inspector, theme. Interface state only, kept on this computer between runs.
import { create } from 'zustand';

export type ColourScheme = 'light' | 'dark' | 'auto';
export type RowDensity = 'compact' | 'relaxed';

interface Remembered {
  railCollapsed: boolean;
  /** Width of the inspector in CSS pixels. */
  inspectorWidth: number;
  density: RowDensity;
}

interface FrameState extends Remembered {
  /** Where inspector panes are drawn, once the frame is up. */
  inspectorHost: HTMLElement | null;
  /** Ids of the panes that want to be shown. */
  inspectorPanes: readonly string[];
}

const storageKey = 'tagstead.frame';
const defaults: Remembered = { railCollapsed: false, inspectorWidth: 380, density: 'compact' };

export const inspectorLimits = { min: 300, max: 640 } as const;

function recall(): Remembered {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return defaults;
    const { railCollapsed, inspectorWidth, density } = kept as Partial<Remembered>;
    return {
      railCollapsed: railCollapsed === true,
      inspectorWidth:
        typeof inspectorWidth === 'number' && inspectorWidth >= inspectorLimits.min
          ? Math.min(inspectorWidth, inspectorLimits.max)
          : defaults.inspectorWidth,
      density: density === 'relaxed' ? 'relaxed' : 'compact',
    };
  } catch {
    return defaults; // nothing kept, or storage is not allowed: the defaults are fine
  }
}

export const useFrameStore = create<FrameState>(() => ({ ...recall(), inspectorHost: null, inspectorPanes: [] }));

/** Changes the arrangement and remembers it. */
export function arrangeFrame(change: Partial<Remembered>): void {
  useFrameStore.setState(change);
  const { railCollapsed, inspectorWidth, density } = useFrameStore.getState();
  try {
    localStorage.setItem(storageKey, JSON.stringify({ railCollapsed, inspectorWidth, density }));
  } catch {
    // not remembered next time; nothing else depends on it
  }
}

export function setInspectorHost(host: HTMLElement | null): void {
  useFrameStore.setState({ inspectorHost: host });
}

/** Announces a pane; the returned function takes it back. */
export function announcePane(id: string): () => void {
  useFrameStore.setState((state) => ({ inspectorPanes: [...state.inspectorPanes, id] }));
  return () =>
    useFrameStore.setState((state) => ({ inspectorPanes: state.inspectorPanes.filter((pane) => pane !== id) }));
}
