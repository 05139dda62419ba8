import type { LiveMode } from '#live/domain/live-piece.js';

/** Hears what an agent sends. */
export interface PictureListener {
  /** Throws at what is no live picture: the stream is then ended. */
  bytes(chunk: Uint8Array): void;
  /** Once, and nothing after it; not where its `signal` ended it. */
  ended(reason: unknown): void;
}

/** Which picture of a camera. */
export interface Picture {
  readonly camera: string;
  readonly mode: LiveMode;
}

/** Asks an agent for a live picture until `signal`. Resolves once it has begun; rejects as the agent refuses. */
export type OpenPicture = (picture: Picture, listener: PictureListener, signal: AbortSignal) => Promise<void>;
