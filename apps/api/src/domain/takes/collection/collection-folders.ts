import type { TakeCollectionRequest } from '#contracts/http/collection-requests.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { CollectableFilm } from './collectable-films.js';

/** How a take is to be collected. */
export type CollectionOrder = Readonly<Pick<TakeCollectionRequest, 'bytesPerSecond' | 'atOnce'>>;

/** What lies in a folder under the name of a film. */
export interface SeenFile {
  readonly bytes: number;
  /** It has its name; else it is the beginning of one. */
  readonly isWhole: boolean;
  /** As it was when it was received; absent where that was never known, or the file was changed since. */
  readonly sha256?: string;
}

export interface ReceivedFilm {
  readonly bytes: number;
  readonly verified: boolean;
}

/** The folder of one take on the operator host. Everything rejects with an error of the catalogue. */
export interface CollectionFolder {
  readonly path: string;
  /** What is there, by the name of the file. */
  seen(films: readonly CollectableFilm[]): Promise<ReadonlyMap<string, SeenFile>>;
  /** Writes down that it is being collected, so that it goes on after a restart; undefined: no more. */
  remember(order: CollectionOrder | undefined): Promise<void>;
  /** Writes what proves the take and lays out its films. */
  prove(): Promise<void>;
  /** Brings a film, whole and checked; what comes counts towards the order's limit. `progress`: bytes that are there. */
  receive(
    film: CollectableFilm,
    progress: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<ReceivedFilm>;
  /** SHA-256 of a file as it is now; undefined where there is none. */
  sha256(file: string): Promise<string | undefined>;
}

export interface DiskRoom {
  readonly freeBytes: number;
  /** What is left to the system. */
  readonly reserveBytes: number;
}

/** Where takes are collected. */
export interface CollectionFolders {
  /** Rejects with `file-exists` where the folder is another take's. */
  of(take: TakeView, order?: CollectionOrder): Promise<CollectionFolder>;
  room(): Promise<DiskRoom>;
  /** Those that were being collected when the program ended. */
  unfinished(): Promise<readonly { readonly takeId: string; readonly order: CollectionOrder }[]>;
}
