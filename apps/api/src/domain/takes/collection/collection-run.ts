import { delay } from '#contracts/delay.js';
import { toProblem, type Problem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CollectedFilm, TakeCollectionView } from '#contracts/http/collection-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { mapBounded } from '#contracts/map-bounded.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { RecordingSource } from '../../recordings/recording-source.js';
import { demandFilms, type CollectableFilm } from './collectable-films.js';
import { collectedFilm, missingBytes, summaryOf } from './collected-films.js';
import type {
  CollectionFolder,
  CollectionFolders,
  CollectionOrder,
  FilmCourse,
} from './collection-folders.js';
import { demandRoom } from './demand-room.js';
import { RecentRate } from './recent-rate.js';

const AT_ONCE = 4;
/** What changes is told so often at most. */
const TELL_MS = 1000;
/** Certificates are made two at a time: whoever comes third waits. */
const PROOF_ATTEMPTS = 20;
const PROOF_PAUSE_MS = 3000;

export interface RunParts {
  readonly folders: CollectionFolders;
  /** What the cameras have. */
  readonly source: RecordingSource;
  readonly clock: Clock;
  /** Hears of it at most once a second. */
  readonly told: (run: CollectionRun) => void;
}

/** One take being collected: its films side by side, past those that fail. */
export class CollectionRun {
  private readonly films: readonly CollectableFilm[];
  private readonly items: Map<string, CollectedFilm>;
  private readonly lists = new Map<string, Promise<readonly Recording[]>>();
  private readonly ending = new AbortController();
  private readonly rate = new RecentRate();
  private folder: CollectionFolder | undefined;
  private fetched = 0;
  private error: Problem | undefined;
  private timer: Timer | undefined;

  /** Throws `no-films`. */
  constructor(
    readonly take: TakeView,
    private readonly order: CollectionOrder,
    private readonly parts: RunParts,
  ) {
    this.films = demandFilms(take);
    this.items = new Map(this.films.map((film) => [film.file, collectedFilm(film, undefined)]));
  }

  /** Bytes that are to come. */
  get missing(): number {
    return missingBytes([...this.items.values()]);
  }

  get view(): TakeCollectionView {
    const items = [...this.items.values()];
    const { bytesPerSecond: limit } = this.order;
    return {
      ...summaryOf(this.take.id, 'collecting', items, this.rate.bytesPerSecond),
      folder: this.folder?.path ?? '',
      ...(limit !== undefined && { limit }),
      ...(this.error && { error: this.error }),
      items,
    };
  }

  /** Looks what is there. `others`: bytes that are to come of other takes. Rejects with `file-exists` and `host-disk-full`. */
  async open(others: number): Promise<void> {
    const { folders } = this.parts;
    this.folder = await folders.of(this.take, this.order);
    const seen = await this.folder.seen(this.films);
    for (const film of this.films) this.items.set(film.file, collectedFilm(film, seen.get(film.file)));
    if (this.missing > 0) await demandRoom(folders, this.missing + others);
    await this.folder.remember(this.order);
  }

  /** Resolves when every film is there or cannot be had, or it was ended. Never rejects. */
  async run(): Promise<void> {
    const { folder, order } = this;
    if (!folder) return;
    this.tick();
    await Promise.all([
      this.prove(folder),
      mapBounded(this.films, order.atOnce ?? AT_ONCE, (film) => this.receive(folder, film)),
    ]);
    this.timer?.stop();
  }

  isStopped(): boolean {
    return this.ending.signal.aborted;
  }

  /** Ends it; what has come stays. */
  stop(): void {
    this.ending.abort(new Error('the collection was stopped'));
  }

  private tick(): void {
    const { clock, told } = this.parts;
    this.rate.note(clock.monotonic(), this.fetched);
    told(this);
    this.timer = clock.after(TELL_MS, () => this.tick());
  }

  private async receive(folder: CollectionFolder, film: CollectableFilm): Promise<void> {
    const { file } = film;
    if (this.isStopped()) return;
    try {
      const recording = await this.newest(film);
      const { received } = this.become(file, { bytes: recording.bytes });
      await demandRoom(this.parts.folders, Math.max(0, recording.bytes - received));
      const course: FilmCourse = {
        came: (bytes) => this.came(file, bytes),
        broke: (why) => void this.become(file, { brokeOff: toProblem(why) }),
      };
      const { bytes, verified } = await folder.receive({ ...film, recording }, course, this.ending.signal);
      this.become(file, { bytes, received: bytes, verified });
    } catch (error) {
      if (this.isStopped()) return;
      this.become(file, { verified: false, error: toProblem(error) });
    }
  }

  /** As its camera tells of it now; as the take does where the camera cannot be asked, or has it no more. */
  private async newest({ cameraId, recording }: CollectableFilm): Promise<Recording> {
    const { lists } = this;
    const list = lists.get(cameraId) ?? this.parts.source.list(cameraId).catch(() => []);
    lists.set(cameraId, list);
    return (await list).find(({ id }) => id === recording.id) ?? recording;
  }

  private came(file: string, received: number): void {
    const before = this.items.get(file)?.received ?? 0;
    this.fetched += Math.max(0, received - before);
    this.become(file, { received });
  }

  /** Whatever becomes of a film, what broke off before is over. */
  private become(file: string, change: Partial<CollectedFilm>): CollectedFilm {
    const { brokeOff: _, ...before } = this.items.get(file) ?? {};
    const film = { ...before, ...change } as CollectedFilm;
    this.items.set(file, film);
    return film;
  }

  private async prove(folder: CollectionFolder): Promise<void> {
    for (let attempt = 1; !this.isStopped(); attempt++) {
      try {
        return await folder.prove();
      } catch (error) {
        const isBusy = error instanceof RollcallError && error.code === 'too-many';
        if (!isBusy || attempt === PROOF_ATTEMPTS) return void (this.error = toProblem(error));
        await this.pause();
      }
    }
  }

  /** Whoever ends it ends the waiting, too. */
  private async pause(): Promise<void> {
    await delay(this.parts.clock, PROOF_PAUSE_MS, this.ending.signal).catch(() => undefined);
  }
}
