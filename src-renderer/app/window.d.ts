// The bridge that the preload script puts on the page's window.
import type { ShellApi } from '../../src-shared/shell-api.ts';

declare global {
  interface Window {
    readonly tagstead: ShellApi;
  }
}
