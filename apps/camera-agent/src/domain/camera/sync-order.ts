import type { SyncRole } from '#contracts/messages/frame-sync.js';

/** A camera is opened as one of several whose frames are to be in step. */
export interface SyncOrder {
  readonly role: SyncRole;
  /** Whose frames: the id of the take. */
  readonly group: string;
}

/** What a driver that was started so tells, each once at most. */
export type SyncSaid =
  /** It is open and gives no frame yet. */
  | { readonly state: 'waiting' }
  /** Its frames are in step now; `differenceUs`: how far it says to have been off, µs. */
  | { readonly state: 'in-step'; readonly differenceUs: number };

/** A run of a camera that was started so. */
export interface SyncRun {
  readonly order: SyncOrder;
  /** The newest. */
  readonly said?: SyncSaid;
}
