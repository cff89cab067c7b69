// How far a job is, told on the error stream: a bar that redraws itself on a terminal, plain lines elsewhere.
// Owns the drawing; the figures come from the job (see core/server).

export interface ProgressStep {
  /** What is happening now, in words: 'Comparing pairs'. */
  phase: string;
  done: number;
  /** How much there is in this phase, or null when that is not known. */
  total: number | null;
}

export interface Progress {
  show(step: ProgressStep): void;
  /** Takes the bar away, so that what follows starts on a clean line. */
  finish(): void;
}

export interface ProgressTarget {
  write(text: string): void;
  isTerminal: boolean;
  /** Width of the terminal in characters. */
  columns: number;
}

const barWidth = 24;
const redrawEvery = 80; // ms; faster only flickers
const clearLine = '\r\u001b[2K';

/** Shows nothing, for --quiet. */
export const noProgress: Progress = { show() {}, finish() {} };

/**
 * Makes a progress display.
 * @param target where it goes
 * @param now the present in milliseconds
 */
export function progressOn(target: ProgressTarget, now: () => number): Progress {
  return target.isTerminal ? barOn(target, now) : linesOn(target);
}

function barOn(target: ProgressTarget, now: () => number): Progress {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let startedAt = now();
  let phase = '';
  let isDrawn = false;
  return {
    show(step) {
      if (step.phase !== phase) {
        phase = step.phase;
        startedAt = now();
        drawnAt = Number.NEGATIVE_INFINITY;
      }
      if (now() - drawnAt < redrawEvery) return;
      drawnAt = now();
      isDrawn = true;
      target.write(clearLine + barLine(step, now() - startedAt).slice(0, Math.max(20, target.columns - 1)));
    },
    finish() {
      if (isDrawn) target.write(clearLine);
      isDrawn = false;
    },
  };
}

/** A line at the start of every phase and at each quarter of it: enough for a log. */
function linesOn(target: ProgressTarget): Progress {
  let phase = '';
  let quarter = 0;
  return {
    show(step) {
      const now = step.total === null || step.total === 0 ? 0 : Math.floor((step.done / step.total) * 4);
      if (step.phase === phase && now <= quarter) return;
      phase = step.phase;
      quarter = now;
      target.write(`${amountLine(step)}\n`);
    },
    finish() {},
  };
}

/** 'Reading rows  [##########--------------]  42 %  42,000 of 100,000, about 3 s left' */
export function barLine(step: ProgressStep, elapsed: number): string {
  if (step.total === null || step.total <= 1) return amountLine(step);
  const share = Math.min(1, step.done / step.total);
  const filled = Math.round(share * barWidth);
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}]`;
  const left = share > 0.05 && share < 1 ? (elapsed / share) * (1 - share) : 0;
  const estimate = left >= 1000 ? `, about ${duration(left)} left` : '';
  return `${step.phase}  ${bar}  ${Math.floor(share * 100)} %  ${amount(step)}${estimate}`;
}

function amountLine(step: ProgressStep): string {
  const done = amount(step);
  return done === '' ? step.phase : `${step.phase}: ${done}`;
}

function amount(step: ProgressStep): string {
  const done = step.done.toLocaleString('en');
  if (step.total !== null && step.total <= 1) return ''; // one step or none: the phase says it
  if (step.total !== null) return `${done} of ${step.total.toLocaleString('en')}`;
  return step.done > 0 ? done : '';
}

/** '8 s', '2 min 5 s'. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
