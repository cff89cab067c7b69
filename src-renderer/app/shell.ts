// The bridge to the shell, typed. Owns the one place that touches window.tagstead.
import type { ShellApi } from '../../src-shared/shell-api.ts';

declare global {
  interface Window {
    /** Absent where the page runs without Electron, as in component tests. */
    tagstead?: ShellApi;
  }
}

/** The shell, or undefined without one. */
export const shell: ShellApi | undefined = typeof window === 'undefined' ? undefined : window.tagstead;
