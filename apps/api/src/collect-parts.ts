import type { Fetching, Patience } from '#collection/fetching.js';
import { LEAST_PROGRESS } from '#collection/least-progress.js';
import { reasonToKeep } from '#collection/may-delete.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import type { AgentFilms } from './adapters/collection/agent-films.js';
import { ownProofs } from './adapters/collection/own-proofs.js';
import { TakeFolders } from './adapters/collection/take-folders.js';
import type { Announcer } from './domain/events/announcer.js';
import type { Recorder } from './domain/recordings/recorder.js';
import type { RecordingSource } from './domain/recordings/recording-source.js';
import type { TakeCertificates } from './domain/takes/certificate/take-certificates.js';
import { Originals } from './domain/takes/collection/originals.js';
import { TakeCollector } from './domain/takes/collection/take-collector.js';
import type { TakeBook } from './domain/takes/take-book.js';

/** Some three minutes: a board that starts anew is back by then. */
const PATIENCE: Patience = {
  attempts: 20,
  pause: { min: 1000, max: 15_000 },
  least: LEAST_PROGRESS,
};

/** Where takes are collected. */
export interface CollectionPlace {
  readonly takesDir: string;
  /** Room that is left to the system, bytes; by the size of the disk if not given. */
  readonly diskReserve: number | undefined;
}

interface CollectNeeds extends CollectionPlace {
  readonly films: AgentFilms;
  readonly certificates: TakeCertificates;
  readonly source: RecordingSource;
  readonly recorder: Recorder;
  readonly takeBook: TakeBook;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

export interface CollectParts {
  readonly collector: TakeCollector;
  readonly originals: Originals;
}

/** What fetches the films of takes onto this host, and deletes those on the cameras that are safe here. */
export function makeCollecting(needs: CollectNeeds): CollectParts {
  const { source, takeBook: book, announcer, recorder, clock, random, logger } = needs;
  const fetching: Omit<Fetching, 'pace' | 'signal'> = {
    source: needs.films,
    patience: PATIENCE,
    clock,
    random,
  };
  const folders = new TakeFolders({
    root: needs.takesDir,
    reserveBytes: needs.diskReserve,
    fetching,
    proofs: ownProofs(needs.certificates),
    logger,
  });
  const announce: Announcer['announce'] = (change) => announcer.announce(change);
  const collector = new TakeCollector({ folders, source, book, announce, clock, logger });
  announcer.onChange((change) => collector.hear(change));
  return {
    collector,
    originals: new Originals({ book, folders, source, recorder, clock, logger, reasonToKeep }),
  };
}
