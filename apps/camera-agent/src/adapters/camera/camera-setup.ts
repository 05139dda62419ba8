import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import type { SettingsChangeArgs, WhileRecording } from '#contracts/messages/command-args.js';
import { OneByOne } from '#runtime/one-by-one.js';
import type { CameraDriver } from '../../domain/camera/camera-driver.js';
import { nextSettings } from '../../domain/settings/next-settings.js';
import type { SetupKeeper } from '../settings/setup-keeper.js';

export interface SetupParts {
  readonly keeper: SetupKeeper;
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
    readonly isRecording: boolean;
    /** Ends what runs, and resolves when it is saved. */
    stop(args: object): Promise<unknown>;
    /** The camera goes away for a moment: what is recorded goes on with its next key frame. */
    restarting(mode: 'split' | 'continue'): void;
  };
}

/** Changes that wait for the one before them. */
const MOST_WAITING = 8;

/** What is asked of a camera: kept on disk, and put into force one change after the other. */
export class CameraSetup {
  private readonly turns = new OneByOne();
  private waiting = 0;

  constructor(private readonly parts: SetupParts) {}

  /** Resolves when the change is in force; rejects with why it is not. */
  change(args: SettingsChangeArgs): Promise<void> {
    return this.inTurn(() => this.changeNow(args));
  }

  /** Keeps whether the camera is to be open, and does the work of it before the next change. */
  setOpen(open: boolean, work: () => Promise<void>): Promise<void> {
    return this.inTurn(async () => {
      const { keeper } = this.parts;
      if (open !== keeper.isOpen) await keeper.keep({ open });
      await work();
    });
  }

  private async changeNow(args: SettingsChangeArgs): Promise<void> {
    const { driver, camera, keeper } = this.parts;
    const step = nextSettings(keeper.desired, args, driver.facts, driver.measured ?? {});
    if (!step) return;
    const { settings, needsRestart } = step;
    if (needsRestart && camera.runs) await this.makeWay(args.whileRecording ?? 'refuse');
    if (camera.runs && !needsRestart) return this.changeLive(settings);
    const again = camera.runs || camera.opens;
    await keeper.keep({ settings });
    if (again) await camera.restart();
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

  private async makeWay(whileRecording: WhileRecording): Promise<void> {
    const { recorder } = this.parts;
    if (!recorder.isRecording) return;
    if (whileRecording === 'refuse') {
      throw new RollcallError(
        'restart-needed',
        'The camera would have to be restarted, which breaks the recording.',
      );
    }
    if (whileRecording === 'stop') await recorder.stop({});
    else recorder.restarting(whileRecording);
  }

  private async inTurn(work: () => Promise<void>): Promise<void> {
    if (this.waiting >= MOST_WAITING) {
      throw new RollcallError('too-many', `${MOST_WAITING} changes of this camera wait already.`);
    }
    this.waiting += 1;
    return this.turns.take(work).finally(() => (this.waiting -= 1));
  }
}
