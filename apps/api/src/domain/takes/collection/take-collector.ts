import type { Problem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { TakeCollectionSummary, TakeCollectionView } from '#contracts/http/collection-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Change } from '../../fleet/change.js';
import { sameValue } from '../../same-value.js';
import { viewOf } from '../take.js';
import type { TakeBook } from '../take-book.js';
import { filmsOfTake } from './collectable-films.js';
import { collectedFilm, restingState, summaryOf } from './collected-films.js';
import type { CollectionOrder, UnfinishedCollection } from './collection-folders.js';
import { CollectionRun, type RunParts } from './collection-run.js';

/** Takes that are collected at once. */
const AT_ONCE = 2;
/** Takes of which it is remembered why films could not be had. */
const MOST_REMEMBERED = 100;

export interface CollectorParts extends Omit<RunParts, 'told'> {
  readonly book: Pick<TakeBook, 'one' | 'decide'>;
  readonly announce: (change: Change) => void;
  readonly logger: Logger;
}

/** Why the last attempt did not bring everything. */
interface Shortcomings {
  readonly error?: Problem;
  /** By the name of the file. */
  readonly ofFilms: ReadonlyMap<string, Problem>;
}

/** Fetches the films of takes into folders on the operator host. What is there says how far it is: nothing else is kept. */
export class TakeCollector {
  private readonly runs = new Map<string, CollectionRun>();
  /** Resolve when a run has ended and that is written down. */
  private readonly ends = new Map<string, Promise<void>>();
  private readonly shortcomings = new Map<string, Shortcomings>();
  private readonly lastTold = new Map<string, TakeCollectionSummary>();
  private isClosed = false;

  constructor(private readonly parts: CollectorParts) {}

  /** How many takes are being collected. */
  get size(): number {
    return this.runs.size;
  }

  /**
   * Begins, or goes on where it broke off; one that runs goes on as it does. Resolves once it runs. Rejects with
   * `unknown-take`, `no-films`, `file-exists`, `host-disk-full`, and `too-many` while others run.
   */
  async begin(id: string, order: CollectionOrder = {}): Promise<TakeCollectionView> {
    const take = await this.take(id);
    // One that is being stopped lets go of its folder first.
    if (this.runs.get(id)?.isStopped()) await this.ends.get(id);
    const running = this.runs.get(id);
    if (running) return running.view;
    if (this.isClosed) throw new RollcallError('shutting-down', 'The API is ending.');
    if (this.runs.size >= AT_ONCE)
      throw new RollcallError('too-many', `${AT_ONCE} takes are being collected already.`);
    const others = [...this.runs.values()].reduce((sum, { missing }) => sum + missing, 0);
    const run = new CollectionRun(take, order, { ...this.parts, told: (now) => this.tell(now) });
    this.runs.set(id, run);
    const opened = run.open(others);
    this.ends.set(id, this.follow(run, opened));
    await opened;
    return run.view;
  }

  /** How far it is. Rejects with `unknown-take`, and with `file-exists` where another take's folder is in its place. */
  async state(id: string): Promise<TakeCollectionView> {
    const take = await this.take(id);
    return this.runs.get(id)?.view ?? this.resting(take);
  }

  /** Ends one that runs; what has come stays, and is gone on from. Rejects as `state` does. */
  async stop(id: string): Promise<TakeCollectionView> {
    await this.halt(id);
    return this.state(id);
  }

  /** Goes on with those that were being collected when the program ended. Never rejects. */
  async resume(): Promise<void> {
    const { folders, logger } = this.parts;
    const warn = (error: unknown, take?: string): void =>
      logger.warn({ err: error, take }, 'A collection that was interrupted does not go on');
    const unfinished = await folders.unfinished().catch((error: unknown) => (warn(error), []));
    for (const each of unfinished) await this.goOn(each).catch((error: unknown) => warn(error, each.takeId));
  }

  /** Ends all that run: they go on when the program does. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.runs.keys()].map((id) => this.halt(id)));
  }

  /** A take that is forgotten is not collected any more. */
  hear({ type, subject }: Change): void {
    if (type === 'take.removed') void this.halt(subject);
  }

  private async halt(id: string): Promise<void> {
    this.runs.get(id)?.stop();
    await this.ends.get(id);
  }

  private async take(id: string): Promise<TakeView> {
    return viewOf(await this.parts.book.one(id));
  }

  private async goOn({ takeId, order, path }: UnfinishedCollection): Promise<void> {
    const folder = await this.parts.folders.of(await this.take(takeId));
    if (folder.path === path) await this.begin(takeId, order);
    else this.parts.logger.info({ path, take: takeId }, 'A copy of the folder of a take is left alone');
  }

  private async follow(run: CollectionRun, opened: Promise<void>): Promise<void> {
    const { id } = run.take;
    // Whoever began it is told why it does not.
    const isOpen = await opened.then(
      () => true,
      () => false,
    );
    const data = isOpen ? await this.toTheEnd(run) : undefined;
    this.runs.delete(id);
    this.ends.delete(id);
    this.lastTold.delete(id);
    if (data) this.parts.announce({ type: 'collection.ended', subject: id, data });
  }

  /** Undefined where it goes on when the program does. */
  private async toTheEnd(run: CollectionRun): Promise<TakeCollectionSummary | undefined> {
    this.shortcomings.delete(run.take.id);
    await run.run();
    return this.isClosed ? undefined : this.ended(run);
  }

  /** Whoever waits hears of its end also where the disk does not let it be written down. */
  private async ended(run: CollectionRun): Promise<TakeCollectionSummary> {
    const { id } = run.take;
    this.note(run);
    try {
      const take = await this.asItIs(run.take);
      await (await this.parts.folders.of(take)).remember(undefined);
      const now = await this.resting(take);
      if (now.state === 'collected') await this.noteCollected(id);
      return summaryIn(now);
    } catch (error) {
      this.parts.logger.error({ err: error, take: id }, 'The end of a collection cannot be written down');
      return { ...summaryIn(run.view), state: 'incomplete' };
    }
  }

  /** A camera may have settled since it was begun; one that was forgotten is as it was. */
  private async asItIs(take: TakeView): Promise<TakeView> {
    try {
      return await this.take(take.id);
    } catch (error) {
      if (error instanceof RollcallError && error.code === 'unknown-take') return take;
      throw error;
    }
  }

  private async noteCollected(id: string): Promise<void> {
    const collectedAt = new Date(this.parts.clock.now()).toISOString();
    await this.parts.book.decide(id, (take) => ({ ...take, collectedAt }));
  }

  private note({ take, view }: CollectionRun): void {
    const ofFilms = view.items.flatMap(({ file, error }) => (error ? [[file, error] as const] : []));
    this.shortcomings.set(take.id, {
      ofFilms: new Map(ofFilms),
      ...(view.error && { error: view.error }),
    });
    const [oldest] = this.shortcomings.keys();
    if (this.shortcomings.size > MOST_REMEMBERED && oldest !== undefined) this.shortcomings.delete(oldest);
  }

  private async resting(take: TakeView): Promise<TakeCollectionView> {
    const folder = await this.parts.folders.of(take);
    const films = filmsOfTake(take);
    const seen = await folder.seen(films);
    const why = this.shortcomings.get(take.id);
    const items = films.map((film) => {
      const now = collectedFilm(film, seen.get(film.file));
      const error = now.verified ? undefined : why?.ofFilms.get(film.file);
      return { ...now, ...(error && { error }) };
    });
    const state = restingState(take, films, seen);
    return {
      ...summaryOf(take.id, state, items),
      folder: folder.path,
      ...(why?.error && state !== 'none' && { error: why.error }),
      items,
    };
  }

  /** What stays as it was is told once. */
  private tell({ view }: CollectionRun): void {
    const data = summaryIn(view);
    if (sameValue(this.lastTold.get(data.takeId), data)) return;
    this.lastTold.set(data.takeId, data);
    this.parts.announce({ type: 'collection.progress', subject: data.takeId, data });
  }
}

function summaryIn(view: TakeCollectionView): TakeCollectionSummary {
  const { folder: _, limit: _1, error: _2, items: _3, ...summary } = view;
  return summary;
}
