import type { Schemas } from '#client/index.js';
import { count } from '../format/count.js';

export type TakeView = Schemas['TakeView'];
export type TakeSummary = Schemas['TakeSummary'];
export type TakeEntry = Schemas['TakeEntry'];
export type TakeState = TakeSummary['state'];
export type EntryState = TakeEntry['state'];

/** What people call it. */
export function takeTitle({ name, number }: Pick<TakeSummary, 'name' | 'number'>): string {
  return name === 'take' ? `Take ${number}` : `Take ${number} of “${name}”`;
}

/** Nothing more comes of it. */
export function isOver({ state }: Pick<TakeSummary, 'state'>): boolean {
  return state === 'complete' || state === 'cancelled' || state === 'failed';
}

/** It has not rolled: its cameras are being asked, or were. */
export function isBeforeRoll({ state }: Pick<TakeSummary, 'state'>): boolean {
  return state === 'arming' || state === 'armed';
}

/** How many of its cameras are in these states; all of them where none is given. */
export function countIn({ cameras }: Pick<TakeSummary, 'cameras'>, ...states: readonly EntryState[]): number {
  const counts = Object.entries(cameras) as [EntryState, number][];
  return counts.reduce(
    (sum, [state, n]) => (states.length === 0 || states.includes(state) ? sum + n : sum),
    0,
  );
}

const WORDS: readonly (readonly [EntryState, string])[] = [
  ['failed', 'failed'],
  ['refused', 'not ready'],
  ['arming', 'being asked'],
  ['ready', 'ready'],
  ['told', 'told to roll'],
  ['scheduled', 'waiting for the start'],
  ['rolling', 'rolling'],
  ['saved', 'saved'],
  ['out', 'left out'],
];

/** "2 of 3 cameras ready, 1 not ready": the most of them first. */
export function countsText(take: Pick<TakeSummary, 'cameras'>): string {
  const known = WORDS.map(([state, word]) => ({ word, n: take.cameras[state] ?? 0 })).filter(
    ({ n }) => n > 0,
  );
  const [first, ...rest] = known.sort((a, b) => b.n - a.n);
  if (!first) return 'no camera';
  const all = `${first.n} of ${count(countIn(take), 'camera')} ${first.word}`;
  return [all, ...rest.map(({ word, n }) => `${n} ${word}`)].join(', ');
}

/** Its recording waits for the camera to go on: it is to roll, and does not. */
export function isInterrupted({ state, recordings }: Pick<TakeEntry, 'state' | 'recordings'>): boolean {
  return state === 'told' && recordings.at(-1)?.goesOn === true;
}

/** Whether any camera has a film with something in it, or a picture. */
export function hasTaken({ entries }: TakeView): boolean {
  return hasFilm({ entries }) || entries.some(({ still }) => still);
}

/** Whether any camera has a film with something in it. */
export function hasFilm({ entries }: Pick<TakeView, 'entries'>): boolean {
  return entries.some(({ recordings }) => recordings.some(({ frames }) => frames > 0));
}
