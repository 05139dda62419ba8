import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Still, StillTakeArgs } from '#contracts/messages/still.js';
import type { CameraDriver } from '../../domain/camera/camera-driver.js';
import type { Kept } from '../../domain/disk/retention.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import { fullSize } from '../../domain/settings/full-size.js';
import type { TakenStills } from '../../domain/takes/taken-stills.js';
import type { TakenPicture } from '../../domain/takes/taken-picture.js';
import type { CameraHold } from '../../domain/takes/camera-hold.js';
import { StillStore } from '../fs/still-store.js';
import { OwnStills } from './own-stills.js';
import type { ServiceDeps } from './service-deps.js';
import { StreamStills } from './stream-stills.js';
import { TakeStills } from './take-stills.js';

export interface CameraStillsDeps extends Pick<
  ServiceDeps,
  'cameraId' | 'label' | 'clock' | 'logger' | 'operatorTime' | 'environment' | 'guard'
> {
  readonly driver: Pick<CameraDriver, 'still' | 'facts' | 'timeSource' | 'catchUp'>;
  /** All that is remembered, from a key frame on. */
  readonly remembered: () => readonly AccessUnit[];
  readonly settings: () => Settings;
  /** Throws why the camera gives no pictures, unless it does. */
  readonly demandPictures: () => void;
  /** Something is recorded or is about to be: the stream must not pause. */
  readonly isBusy: () => boolean;
  /** Does work while the camera is not open. */
  readonly whileClosed: (work: () => Promise<TakenPicture>) => Promise<TakenPicture>;
  readonly held: Pick<CameraHold, 'demand' | 'release'>;
  readonly saved: () => void;
}

/** The stills of one camera that belong to takes. */
export class CameraStills implements TakenStills {
  private readonly store: StillStore;
  private readonly stream: StreamStills;
  private readonly own: OwnStills;
  private readonly stills: TakeStills;
  private readonly ending = Promise.withResolvers<never>();

  constructor(private readonly deps: CameraStillsDeps) {
    const { driver, guard } = deps;
    const ended = this.ending.promise;
    // Nobody may wait.
    ended.catch(() => undefined);
    this.store = new StillStore(guard.place, deps.cameraId, deps.logger);
    const timeSource = (): Recording['timeSource'] => driver.timeSource;
    this.stream = new StreamStills({ ...deps, ended, timeSource, catchUp: () => driver.catchUp?.() });
    this.own = new OwnStills({ ...deps, ended });
    this.stills = new TakeStills({
      ...deps,
      store: this.store,
      demandPlace: () => guard.demandPlace(),
      earliestMs: () => this.earliestMs,
      ofStream: async (atMs) => {
        deps.demandPictures();
        return this.stream.take(atMs);
      },
      ofCamera: (atMs) => this.ofCamera(atMs),
    });
  }

  /** A frame that is remembered already. */
  unit(unit: AccessUnit): void {
    this.stream.unit(unit);
  }

  /** Resolves when it is on disk. A camera that was held for the take is let go of, however it ends. */
  async take(args: StillTakeArgs): Promise<Still> {
    const { held } = this.deps;
    held.demand(args.takeId);
    try {
      return await this.stills.take(args);
    } finally {
      held.release(args.takeId);
    }
  }

  path(takeId: string): Promise<string> {
    return this.store.path(takeId);
  }

  /** As what takes up room on the disk. */
  async kept(): Promise<Kept[]> {
    return (await this.store.list()).map(({ takeId: id, takenAt: startedAt, bytes, boundMs }) => {
      return { id, startedAt, bytes, clockErrorMs: boundMs, state: 'saved', durationMs: 0 };
    });
  }

  /** False where there is none of this take. */
  remove(takeId: string): Promise<boolean> {
    return this.store.remove(takeId);
  }

  /** Whoever waits for a still is told that there will be none. */
  close(): void {
    this.ending.reject(new RollcallError('camera-not-ready', 'The agent is being stopped.'));
  }

  /** The oldest frame that is remembered is the nearest to nothing that lies more than half a frame before it. */
  private get earliestMs(): number {
    const { remembered, operatorTime, settings } = this.deps;
    const [oldest] = remembered();
    const oldestMs = oldest ? operatorTime.at(oldest.timeMs) : operatorTime.now();
    return oldestMs - 500 / settings().fps;
  }

  private ofCamera(atMs: number): Promise<TakenPicture> | undefined {
    const { driver, settings, isBusy } = this.deps;
    const still = driver.still?.bind(driver);
    if (!still || isBusy()) return undefined;
    const { modes, stillModes = modes } = driver.facts;
    return this.own.take(() => still(fullSize(settings(), stillModes)), atMs);
  }
}
