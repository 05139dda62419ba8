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
  /** Brings a film, whole and checked; what comes counts towards the order's limit. */
  receive(film: CollectableFilm, course: FilmCourse, signal: AbortSignal): Promise<ReceivedFilm>;
  /** Reads a file as it is now, and sees that it is on disk; undefined where there is none. */
  proven(file: string): Promise<ProvenFile | undefined>;
}

/** Is told how the fetching of a film goes. */
export interface FilmCourse {
  /** How much of it is there. */
  readonly came: (bytes: number) => void;
  /** It broke off, and is about to be asked for again. */
  readonly broke: (why: unknown) => void;
}

/** A file that was read whole. */
export interface ProvenFile {
  readonly sha256: string;
  /** Whether it lies there as it was when it was read. */
  unchanged(): Promise<boolean>;
}

export interface DiskRoom {
  readonly freeBytes: number;
  /** What is left to the system. */
  readonly reserveBytes: number;
}

/** A take that was being collected when the program ended. */
export interface UnfinishedCollection {
  readonly takeId: string;
  readonly order: CollectionOrder;
  /** The folder that says so. */
  readonly path: string;
}

/** Where takes are collected. */
export interface CollectionFolders {
  /** Rejects with `file-exists` where the folder is another take's. */
  of(take: TakeView, order?: CollectionOrder): Promise<CollectionFolder>;
  room(): Promise<DiskRoom>;
  unfinished(): Promise<readonly UnfinishedCollection[]>;
}
