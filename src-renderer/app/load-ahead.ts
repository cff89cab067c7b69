// Loads pages before they are opened, and asks what each asks first, while the window has nothing else to do: the first
// visit to a screen then costs as little as the second. Owns the order and the pauses.
import { useEffect } from 'react';
import { allPages, loadPage } from './pages.tsx';

/** The screen that is opened first is left alone this long, in milliseconds. */
const headStart = 600;
/** Even a window that is never idle gets on after this, in milliseconds. */
const longestWait = 2_000;

/** @param workspace what is open, null on Welcome: pages are loaded there too, but nothing can be asked */
export function useLoadAhead(workspace: string | null): void {
  useEffect(() => {
    let isCurrent = true;
    const go = async (): Promise<void> => {
      for (const kind of allPages) {
        await idle();
        if (!isCurrent) return;
        const { readAhead } = await loadPage(kind);
        if (workspace === null || !readAhead) continue;
        await idle();
        if (isCurrent) await readAhead();
      }
    };
    // Whatever fails here fails again, and is shown, when the screen is opened.
    const timer = setTimeout(() => void go().catch(() => {}), headStart);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [workspace]);
}

const idle = (): Promise<void> =>
  new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: longestWait }));
