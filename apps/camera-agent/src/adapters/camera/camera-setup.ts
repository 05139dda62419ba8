import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import {
  SETTINGS_CHANGE_MS,
  type SettingsChangeArgs,
  type WhileRecording,
} from '#contracts/messages/command-args.js';
import type { Clock } from '#contracts/ports/clock.js';
import { atMost } from '#runtime/at-most.js';
import { OneByOne } from '#runtime/one-by-one.js';
import type { CameraDriver } from '../../domain/camera/camera-driver.js';
import { nextSettings } from '../../domain/settings/next-settings.js';
import type { SetupKeeper } from '../settings/setup-keeper.js';

export interface SetupParts {
  readonly keeper: SetupKeeper;
  readonly clock: Clock;
  readonly driver: CameraDriver;
  readonly camera: {
    /** Gives pictures at the moment. */
    readonly runs: boolean;
    /** Has been started, with the settings as they were then, and gave no picture yet. */
    readonly opens: boolean;
    /** Opens it anew, and resolves at its first picture. */
    restart(): Promise<void>;
  };
  readonly recorder: {
    /** Something is recorded, or waits for its first frame. */
    readonly isBusy: boolean;
    /** Ends what runs, and resolves when it is saved. */
    end(): Promise<void>;
    /** The camera goes away for a moment: what is recorded goes on with its next key frame. */
    restarting(mode: 'split' | 'continue'): Promise<void>;
  };
}

/** Changes that wait for the one before them. */
const MOST_WAITING = 8;

/** What is asked of a camera: kept on disk, and put into force one change after the other. */
export class CameraSetup {
  private readonly turns = new OneByOne();
  private waiting = 0;

  constructor(private readonly parts: SetupParts) {}

  /** Resolves when the change is in force; rejects with why it is not, or not yet. */
  async change(args: SettingsChangeArgs): Promise<void> {
    const inForce = this.inTurn(() => this.changeNow(args));
    if (await atMost(SETTINGS_CHANGE_MS, inForce, this.parts.clock)) return;
    throw new RollcallError(
      'camera-not-ready',
      `The change was not in force within ${SETTINGS_CHANGE_MS / 1000} s; it goes on: the settings of the camera tell when it is.`,
    );
  }

  /** Keeps whether the camera is to be open, and does the work of it before the next change. */
  setOpen(open: boolean, work: () => Promise<void>): Promise<void> {
    return this.inTurn(async () => {
      const { keeper } = this.parts;
      if (open !== keeper.isOpen) await keeper.keep({ open });
      await work();
    });
  }

  /**
   * Does work for which the camera must not be open, before the next change; then it is opened again if it was. `stop`
   * closes the camera, `start` opens it.
   */
  whileClosed<T>(
    { start, stop }: { readonly start: () => void; readonly stop: () => Promise<void> },
    work: () => Promise<T>,
  ): Promise<T> {
    return this.inTurn(async () => {
      await stop();
      try {
        return await work();
      } finally {
        if (this.parts.keeper.isOpen) start();
      }
    });
  }

  /** Opens it anew for something else than a setting, by `work`, before the next change. Rejects with `restart-needed`. */
  anew(work: () => void): Promise<void> {
    return this.inTurn(() => {
      this.demandNoRecording();
      if (this.parts.keeper.isOpen) work();
      return Promise.resolve();
    });
  }

  private async changeNow(args: SettingsChangeArgs): Promise<void> {
    const { driver, camera, keeper } = this.parts;
    const step = nextSettings(keeper.desired, args, driver.facts, driver.measured ?? {});
    if (!step) return;
    const { settings, needsRestart } = step;
    if (camera.runs && !needsRestart) return this.changeLive(settings);
    const way = args.whileRecording ?? 'refuse';
    const isOpen = (): boolean => camera.runs || camera.opens;
    const wasOpen = isOpen();
    if (wasOpen && way === 'refuse') this.demandNoRecording();
    // Only what is kept costs a recording anything: a full disk leaves it as it is.
    await keeper.keep({ settings });
    if (!wasOpen && !isOpen()) return;
    await this.makeWay(way);
    await camera.restart();
  }

  /** What the driver refuses is not kept; what cannot be kept does not stay in force. */
  private async changeLive(settings: Settings): Promise<void> {
    const { driver, keeper } = this.parts;
    await driver.apply?.(keeper.takenOf(settings));
    try {
      await keeper.keep({ settings });
    } catch (error) {
      await driver.apply?.(keeper.inUse);
      throw error;
    }
  }

  private demandNoRecording(): void {
    if (!this.parts.recorder.isBusy) return;
    throw new RollcallError(
      'restart-needed',
      'The camera would have to be restarted, which breaks the recording.',
    );
  }

  /** A recording that began while the settings were being kept was not there to be broken: it goes on behind the gap. */
  private async makeWay(way: WhileRecording): Promise<void> {
    const { recorder } = this.parts;
    if (way === 'stop') await recorder.end();
    else if (recorder.isBusy) await recorder.restarting(way === 'refuse' ? 'continue' : way);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting >= MOST_WAITING) {
      throw new RollcallError('too-many', `${MOST_WAITING} changes of this camera wait already.`);
    }
    this.waiting += 1;
    return this.turns.take(work).finally(() => (this.waiting -= 1));
  }
}
