import { createHash } from 'node:crypto';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Still, StillTakeArgs } from '#contracts/messages/still.js';
import { filmName } from '../../domain/recording/film-name.js';
import { jpegSize } from '../../domain/live/jpeg-size.js';
import { stillInstant } from '../../domain/takes/still-instant.js';
import type { TakenPicture } from '../../domain/takes/taken-picture.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import type { StillStore } from '../fs/still-store.js';

export interface TakeStillsDeps {
  readonly cameraId: string;
  readonly label: string;
  readonly operatorTime: OperatorTime;
  readonly store: Pick<StillStore, 'ofTake' | 'save'>;
  /** Rejects with `disk-full` or, where the folder is away, `disk-failed`. */
  readonly demandPlace: () => Promise<void>;
  /** For no instant of operator time before this, unix ms, can a frame be had any more. */
  readonly earliestMs: () => number;
  /** The frame of the stream that is nearest. Rejects where the camera gives no pictures. */
  readonly ofStream: (atMs: number) => Promise<TakenPicture>;
  /** A picture of its own, at full size; undefined where the camera has none, or is wanted for something else. */
  readonly ofCamera: (atMs: number) => Promise<TakenPicture> | undefined;
  readonly saved: () => void;
}

/** Each has a decoder of its own. */
const AT_ONCE = 4;

/** Takes the stills of takes, each once, however often it is asked for, and keeps them. */
export class TakeStills {
  private readonly taking = new Map<string, Promise<Still>>();

  constructor(private readonly deps: TakeStillsDeps) {}

  /** Resolves when it is on disk. Rejects with `too-late`, `clock-unknown`, `disk-full` and what the camera says. */
  take(args: StillTakeArgs): Promise<Still> {
    const { takeId } = args;
    const same = this.taking.get(takeId);
    if (same) return same;
    if (this.taking.size >= AT_ONCE)
      return Promise.reject(new RollcallError('too-many', `${AT_ONCE} stills are being taken already.`));
    const taken = this.made(args).finally(() => this.taking.delete(takeId));
    this.taking.set(takeId, taken);
    return taken;
  }

  private async made({ takeId, at, source }: StillTakeArgs): Promise<Still> {
    const { store, demandPlace, operatorTime, earliestMs, saved } = this.deps;
    const kept = await store.ofTake(takeId);
    if (kept) return kept;
    await demandPlace();
    const atMs = stillInstant(at, operatorTime, earliestMs());
    const picture = await this.picture(atMs, source === 'camera');
    const still = this.stillOf(takeId, atMs, picture);
    await store.save(still, picture.jpeg);
    saved();
    return still;
  }

  /** What is asked for too late for a picture of its own may still be in the stream. */
  private picture(atMs: number, own: boolean): Promise<TakenPicture> {
    const { ofStream, ofCamera, operatorTime } = this.deps;
    const isAhead = atMs > operatorTime.now();
    return (own && isAhead ? ofCamera(atMs) : undefined) ?? ofStream(atMs);
  }

  private stillOf(takeId: string, atMs: number, picture: TakenPicture): Still {
    const { cameraId, label } = this.deps;
    const { jpeg, takenAtMs, boundMs, source, timeSource } = picture;
    return {
      cameraId,
      takeId,
      file: `${filmName({ startMs: atMs, label, cameraId })}_${takeId}.jpg`,
      plannedAt: new Date(atMs).toISOString(),
      takenAt: new Date(takenAtMs).toISOString(),
      boundMs,
      source,
      timeSource,
      ...jpegSize(jpeg),
      bytes: jpeg.length,
      sha256: createHash('sha256').update(jpeg).digest('hex'),
    };
  }
}
