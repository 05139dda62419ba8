import { IsArray, IsBoolean } from 'class-validator';
import { Settings, SettingNotTaken } from '#contracts/messages/camera-settings.js';
import { Nested } from '#contracts/messages/nested.js';
import { Optional } from '#contracts/messages/optional.js';
import type { Logger } from '#contracts/ports/logger.js';
import { writeFileAtomic } from '#runtime/atomic-file.js';
import { readKept } from '../fs/read-kept.js';

/** What a camera keeps over a restart of its agent. */
export class KeptSettings {
  @Nested(() => Settings)
  settings!: Settings;

  /** False once somebody has closed the camera. */
  @IsBoolean()
  open!: boolean;

  /** For people: what of the settings the camera that was there last did not take. */
  @Optional()
  @IsArray()
  @Nested(() => SettingNotTaken, { each: true })
  notTaken?: SettingNotTaken[];
}

const UNREADABLE = 'The settings of the camera cannot be read: it begins with its defaults.';

/** A camera's settings on disk. */
export class SettingsFile {
  constructor(
    private readonly path: string,
    private readonly logger: Logger,
  ) {}

  /** Undefined where nothing was kept: a camera with defaults is better than none. */
  load(): Promise<KeptSettings | undefined> {
    return readKept(KeptSettings, this.path, UNREADABLE, this.logger);
  }

  async save(kept: KeptSettings): Promise<void> {
    await writeFileAtomic(this.path, `${JSON.stringify(kept, undefined, 1)}\n`);
  }
}
