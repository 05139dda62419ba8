import { type EntryState, isInterrupted, type TakeEntry } from './take.js';

export interface Look {
  readonly text: string;
  readonly color: string;
}

const LOOKS: Readonly<Record<EntryState, Look>> = {
  arming: { text: 'being asked', color: 'var(--mantine-color-yellow-5)' },
  ready: { text: 'ready', color: 'var(--mantine-color-teal-5)' },
  refused: { text: 'not ready', color: 'var(--mantine-color-orange-6)' },
  out: { text: 'left out', color: 'var(--mantine-color-gray-6)' },
  told: { text: 'told to roll', color: 'var(--mantine-color-yellow-5)' },
  scheduled: { text: 'waiting', color: 'var(--mantine-color-blue-5)' },
  rolling: { text: 'rolling', color: 'var(--tally)' },
  saved: { text: 'saved', color: 'var(--mantine-color-teal-5)' },
  failed: { text: 'failed', color: 'var(--mantine-color-red-6)' },
};

const INTERRUPTED: Look = { text: 'interrupted', color: 'var(--mantine-color-yellow-5)' };

/** How it is told what a camera does in a take, in a word and a colour. */
export function entryLook(entry: Pick<TakeEntry, 'state' | 'recordings'>): Look {
  return isInterrupted(entry) ? INTERRUPTED : LOOKS[entry.state];
}
