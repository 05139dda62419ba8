import type { Problem } from '../errors/problem.js';
import type { SettingsChangeArgs } from '../messages/command-args.js';
import type { FrameSync } from '../messages/frame-sync.js';
import type { Recording } from '../messages/recording.js';
import type { Still, StillSource } from '../messages/still.js';
import type { ArmReport, TakeKind, TakeLimits, TakeMode } from '../messages/take.js';
import type { TakePolicy } from './take-policy.js';

/**
 * `arming`: the cameras are being asked; `armed`: it can roll, or not, as its policy says; `rolling`: the start was given;
 * `cut`: the end was given, and films are missing; `complete`: every camera has told what became of its films;
 * `cancelled`: it was given up before it rolled; `failed`: no camera rolled.
 */
export const TAKE_STATES = ['arming', 'armed', 'rolling', 'cut', 'complete', 'cancelled', 'failed'] as const;
export type TakeState = (typeof TAKE_STATES)[number];

/**
 * `arming`, then `ready` or `refused`; `out`: the take went without it; `told`: it was told to roll and did not answer yet, or was interrupted and is to go on;
 * `scheduled`: it waits for the instant; `rolling`; `saved`: all its films are closed; `failed`: nothing more will come of it.
 */
export const TAKE_ENTRY_STATES = [
  'arming',
  'ready',
  'refused',
  'out',
  'told',
  'scheduled',
  'rolling',
  'saved',
  'failed',
] as const;
export type TakeEntryState = (typeof TAKE_ENTRY_STATES)[number];

/** One camera of a take. */
export interface TakeEntry {
  readonly cameraId: string;
  /** As people called it then. */
  readonly label: string;
  readonly state: TakeEntryState;
  /** What it found when it was armed. */
  readonly report?: ArmReport;
  /** How it came into step with the others, in mode `framesync`. */
  readonly sync?: FrameSync;
  /** Why it was refused, or what it did not do. */
  readonly error?: Problem;
  /** How long its answer to the last command took, ms. */
  readonly answerMs?: number;
  /** Its films, in the order in which they were taken: more than one where it was interrupted. */
  readonly recordings: readonly Recording[];
  /** Its picture, of a take of stills. */
  readonly still?: Still;
}

/** How many cameras of a take are in which state; those of no camera are left out. */
export type TakeCounts = Readonly<Partial<Record<TakeEntryState, number>>>;

/** What the list of takes and the event stream tell of one. */
export interface TakeSummary {
  readonly id: string;
  readonly name: string;
  /** Which of this name it is, from 1. */
  readonly number: number;
  /** Absent: `film`. */
  readonly kind?: TakeKind;
  readonly slate?: string;
  readonly notes?: string;
  readonly state: TakeState;
  readonly policy: TakePolicy;
  readonly mode: TakeMode;
  /** It was armed first: without, every camera began as soon as it was told. */
  readonly armed: boolean;
  /** Who wanted it, as people call them. */
  readonly by?: string;
  readonly createdAt: string;
  /** While it is armed: whether its policy lets it roll. */
  readonly mayRoll?: boolean;
  /** Operator time of the first frame of all. */
  readonly startAt?: string;
  /** Operator time of the end. */
  readonly endAt?: string;
  /** When all its films lay on the operator host, each checked. Whether they still do is told by its collection. */
  readonly collectedAt?: string;
  /** When none of them was left on its camera, as each has a proven copy. */
  readonly clearedAt?: string;
  readonly cameras: TakeCounts;
}

/** `GET /takes/{id}`. */
export interface TakeView extends TakeSummary {
  readonly prerollMs?: number;
  readonly durationMs?: number;
  /** Of a take of stills. */
  readonly source?: StillSource;
  readonly settings?: SettingsChangeArgs;
  readonly limits: TakeLimits;
  /** How long before the instant the start was given, ms: chosen by what was measured when it was armed. */
  readonly leadMs?: number;
  readonly entries: readonly TakeEntry[];
}
