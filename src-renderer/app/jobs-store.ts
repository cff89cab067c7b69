// The jobs the tray shows, from the core's events. Owns what counts as worth showing; starts and cancels nothing.
import { create } from 'zustand';
import type { JobProgress } from '../../src-shared/protocol.ts';
import { core } from './core-client.ts';
import type { TrayJob } from './JobTray.tsx';

/** Jobs shorter than this never appear, in milliseconds: a card that flashes up says nothing. */
const worthShowing = 500;
/** How long a finished card stays, in milliseconds. */
const doneStay = 2_500;

/** What a job is called while it runs; others go by their request's name. */
const titles: Record<string, string> = {
  'history.undo': 'Undoing',
  'history.redo': 'Redoing',
  'history.backTo': 'Going back to the checkpoint',
  'import.read': 'Reading the file',
  'import.check': 'Checking the file',
  'import.commit': 'Importing',
  'export.run': 'Exporting contacts',
  'export.check': 'Checking the export',
  'export.delta': 'Exporting changes',
  'export.crosswalk': 'Exporting the id crosswalk',
  'export.bundle': 'Exporting the whole workspace',
  'history.export': 'Exporting the ledger',
  'report.html': 'Making the report',
  'report.save': 'Making the report',
  'audit.run': 'Auditing the data',
  'audit.profile': 'Looking at every column',
  'audit.acceptAll': 'Making the accepted changes',
  'clean.cluster': 'Clustering values',
  'clean.affected': 'Finding rows',
  'clean.merge': 'Changing values',
  'clean.previewEdit': 'Working out the changes',
  'clean.edit': 'Changing values',
  'contacts.setField': 'Changing contacts',
  'contacts.setState': 'Changing contacts',
  'tags.assign': 'Tagging contacts',
  'tags.unassign': 'Taking tags off',
  'tagConsolidation.propose': 'Looking for tags to consolidate',
  'tagConsolidation.apply': 'Consolidating tags',
  'tagRules.run': 'Running the rules on tags',
  'duplicates.run': 'Finding duplicates',
  'duplicates.find': 'Finding duplicates',
  'matchModels.try': 'Trying a matching model',
  'matchModels.accept': 'Taking over the trial',
  'matchModels.discard': 'Discarding the trial',
  'matchModels.import': 'Importing a matching model',
  'matchModels.export': 'Exporting the matching model',
  'matchModels.exportSplink': 'Exporting settings for Splink',
  'linkFiles.look': 'Reading the file',
  'linkFiles.compare': 'Comparing with the file',
  'linkFiles.save': 'Exporting a part of the comparison',
  'duplicates.mergeCertain': 'Merging duplicates',
  'lifecycle.compute': 'Working out lifecycle stages',
  'lifecycle.tryRules': 'Trying the rules of stages',
  'rfm.compare': 'Comparing RFM groups on two days',
  'rfm.compute': 'Scoring recency, frequency and monetary value',
  'segmentMoves.refresh': 'Bringing segments up to date',
  'segmentPortrait.read': 'Comparing the members of a segment',
  'segmentPortrait.book': 'Making the segment book',
  'segmentCompare.cross': 'Counting the crosstab',
  'segmentPortrait.saveBook': 'Saving the segment book',
  'sample.create': 'Making the sample workspace',
};

const titleOf = (name: string): string => titles[name] ?? 'Working';

interface JobsState {
  jobs: readonly TrayJob[];
  isTrayOpen: boolean;
}

export const useJobsStore = create<JobsState>(() => ({ jobs: [], isTrayOpen: true }));

/** Starts following jobs. Returns the function that stops. */
export function followJobs(): () => void {
  const early = new Map<number, JobProgress>();
  const appear = (id: number): void => {
    const job = early.get(id);
    if (!early.delete(id) || !job) return;
    put(toCard(job));
  };
  const stopEvents = core.onEvent((event) => {
    if (event.kind !== 'job') return;
    const { job } = event;
    const isShown = useJobsStore.getState().jobs.some((card) => card.id === job.id);
    if (!isShown && job.state !== 'running') {
      early.delete(job.id);
      return;
    }
    if (isShown && job.state === 'refused') {
      dismissJob(job.id); // an answer to whoever asked, who is told it where they asked
      return;
    }
    if (isShown) {
      put(toCard(job));
      if (job.state === 'done' || job.state === 'cancelled') setTimeout(() => dismissJob(job.id), doneStay);
      return;
    }
    if (!early.has(job.id)) setTimeout(() => appear(job.id), worthShowing);
    early.set(job.id, job);
  });
  // A restarted core knows nothing of the jobs of the one before.
  const stopConnection = core.onConnection((connection) => {
    if (connection !== 'restarted') return;
    early.clear();
    useJobsStore.setState(({ jobs }) => ({
      jobs: jobs.map((job) => (job.state === 'running' ? { ...job, state: 'failed' as const } : job)),
    }));
  });
  return () => {
    stopEvents();
    stopConnection();
  };
}

const toCard = ({ id, name, state, phase, done, total, startedAt }: JobProgress): TrayJob => ({
  id,
  title: titleOf(name),
  state: state === 'refused' ? 'cancelled' : state, // a refused job keeps no card
  phase,
  done,
  total,
  startedAt,
});

function put(card: TrayJob): void {
  useJobsStore.setState(({ jobs }) => ({
    jobs: jobs.some((job) => job.id === card.id)
      ? jobs.map((job) => (job.id === card.id ? card : job))
      : [...jobs, card],
  }));
}

export function dismissJob(id: number): void {
  useJobsStore.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }));
}
