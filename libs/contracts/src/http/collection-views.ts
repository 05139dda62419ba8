import type { Problem } from '../errors/problem.js';

/**
 * `none`: nothing of the take is on the operator host; `collecting`: its films are being fetched; `incomplete`: some of them
 * are missing, were not checked, or are not what they were; `collected`: all are there, each checked against its hash where
 * its camera wrote one down.
 */
export const TAKE_COLLECTION_STATES = ['none', 'collecting', 'incomplete', 'collected'] as const;
export type TakeCollectionState = (typeof TAKE_COLLECTION_STATES)[number];

/** What the event stream tells of the collection of a take. */
export interface TakeCollectionSummary {
  readonly takeId: string;
  readonly state: TakeCollectionState;
  /** How many films there are, how many of them were checked, and how many cannot be had. */
  readonly films: number;
  readonly verified: number;
  readonly failed: number;
  /** How many of them broke off and are asked for again. */
  readonly retrying: number;
  /** Of all films. */
  readonly bytes: number;
  /** How many of these are on the operator host. */
  readonly received: number;
  /** While they are fetched: how fast they came in the last seconds. */
  readonly bytesPerSecond?: number;
}

/** One film of a take on the operator host. */
export interface CollectedFilm {
  readonly cameraId: string;
  /** As people called it then. */
  readonly label: string;
  readonly recordingId: string;
  /** From 1. */
  readonly part: number;
  /** Its name in the folder. */
  readonly file: string;
  /** Of the whole film. */
  readonly bytes: number;
  /** How many of these are there. */
  readonly received: number;
  /** What is there is to the bit what the camera wrote down. */
  readonly verified: boolean;
  /** Why it could not be had. */
  readonly error?: Problem;
  /** Why it broke off, while it is asked for again. */
  readonly brokeOff?: Problem;
}

/** `GET /takes/{id}/collection`. */
export interface TakeCollectionView extends TakeCollectionSummary {
  /** On the operator host. */
  readonly folder: string;
  /** No faster than this, in bytes a second. */
  readonly limit?: number;
  /** Why it ended, where that is no matter of a single film. */
  readonly error?: Problem;
  readonly items: readonly CollectedFilm[];
}

/** What became of a film on its camera: it is there no more, or why it stays. */
export type OriginalItem = {
  readonly cameraId: string;
  readonly recordingId: string;
  readonly file: string;
} & (
  | {
      readonly ok: true;
      /** False where it had gone before. */
      readonly deleted: boolean;
    }
  | { readonly ok: false; readonly error: Problem }
);

/** `DELETE /takes/{id}/originals`. */
export interface OriginalsAnswer {
  readonly items: readonly OriginalItem[];
}
