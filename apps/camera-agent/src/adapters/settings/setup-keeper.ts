import type {
  CameraSettings,
  SettingNotTaken,
  Settings,
  VideoSettings,
} from '#contracts/messages/camera-settings.js';
import type { Logger } from '#contracts/ports/logger.js';
import { OneByOne } from '#runtime/one-by-one.js';
import type { Measured } from '../../domain/camera/camera-driver.js';
import type { CameraFacts } from '../../domain/camera/camera-unit.js';
import { byItself } from '../../domain/settings/by-itself.js';
import { type FittedSettings, fitSettings } from '../../domain/settings/fit-settings.js';
import { diskError } from '../fs/disk-error.js';
import type { KeptSettings, SettingsFile } from './settings-file.js';

export interface KeeperParts {
  readonly kept: KeptSettings;
  readonly file: Pick<SettingsFile, 'save'>;
  /** The size and rate of a camera that does not offer those that were asked for. */
  readonly usual: VideoSettings;
  /** As far as the camera is known. */
  readonly facts: () => CameraFacts;
  readonly logger: Logger;
  readonly changed: () => void;
}

/** What is asked of a camera, as it is on disk, and what of it the camera that is there takes. */
export class SetupKeeper {
  private kept: KeptSettings;
  private fitted: FittedSettings;
  private readonly writes = new OneByOne();

  constructor(private readonly parts: KeeperParts) {
    this.kept = parts.kept;
    this.fitted = this.fit(this.desired, parts.facts());
  }

  get desired(): Settings {
    return this.kept.settings;
  }

  /** Without what the camera does not offer. */
  get inUse(): Settings {
    return this.fitted.settings;
  }

  /** `video`: what the camera gives, where it gives anything. */
  told(video: VideoSettings | undefined, measured: Measured): CameraSettings {
    const { desired, inUse, notTaken } = this;
    return {
      desired,
      ...(video && { reported: { ...inUse, ...byItself(inUse, measured), ...video } }),
      ...(notTaken.length > 0 && { notTaken: [...notTaken] }),
    };
  }

  /** False once somebody has closed the camera. */
  get isOpen(): boolean {
    return this.kept.open;
  }

  /** What the camera that is there takes of these. */
  takenOf(settings: Settings): Settings {
    return this.fit(settings, this.parts.facts()).settings;
  }

  /** A camera is found, which may be another one than before: what it is to be opened with. */
  found(camera: CameraFacts): Settings {
    this.fitted = this.fit(this.desired, camera);
    const { notTaken } = this;
    if (!sameList(notTaken, this.kept.notTaken ?? [])) {
      const { logger, changed } = this.parts;
      const facts = { model: camera.model, notTaken };
      if (notTaken.length > 0)
        logger.warn(facts, 'This camera does not offer all that was set: it has its default for that.');
      this.kept = withNotTaken(this.kept, notTaken);
      void this.writeAsIs();
      changed();
    }
    return this.inUse;
  }

  /** Resolves once it is on disk, and only then does it count. Rejects as the disk does. */
  keep(change: Partial<Pick<KeptSettings, 'settings' | 'open'>>): Promise<void> {
    return this.writes.take(async () => {
      const fitted = this.fit(change.settings ?? this.desired, this.parts.facts());
      const kept = withNotTaken({ ...this.kept, ...change }, fitted.notTaken);
      try {
        await this.parts.file.save(kept);
      } catch (error) {
        throw diskError(error, 'the settings of the camera were being kept');
      }
      this.kept = kept;
      this.fitted = fitted;
      this.parts.changed();
    });
  }

  /** What is not taken is found anew at each start: without its note the file is as good. */
  private async writeAsIs(): Promise<void> {
    try {
      await this.writes.take(() => this.parts.file.save(this.kept));
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'What the camera does not take could not be written down.');
    }
  }

  private get notTaken(): readonly SettingNotTaken[] {
    return this.fitted.notTaken;
  }

  private fit(settings: Settings, camera: CameraFacts): FittedSettings {
    return fitSettings(settings, camera, this.parts.usual);
  }
}

function withNotTaken({ settings, open }: KeptSettings, notTaken: readonly SettingNotTaken[]): KeptSettings {
  return { settings, open, ...(notTaken.length > 0 && { notTaken: [...notTaken] }) };
}

function sameList(a: readonly SettingNotTaken[], b: readonly SettingNotTaken[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
