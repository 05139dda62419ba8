import { rename } from 'node:fs/promises';
import { IsArray, IsBoolean } from 'class-validator';
import { Settings, SettingNotTaken } from '#contracts/messages/camera-settings.js';
import { decode } from '#contracts/messages/decode.js';
import { Nested } from '#contracts/messages/nested.js';
import { Optional } from '#contracts/messages/optional.js';
import type { Logger } from '#contracts/ports/logger.js';
import { readIfThere, writeFileAtomic } from '#runtime/atomic-file.js';

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

  /** Undefined where nothing was kept. What cannot be read is set aside: a camera with defaults is better than none. */
  async load(): Promise<KeptSettings | undefined> {
    try {
      return await this.read();
    } catch (error) {
      this.logger.error({ err: error }, UNREADABLE);
      return undefined;
    }
  }

  private async read(): Promise<KeptSettings | undefined> {
    const text = await readIfThere(this.path);
    if (text === undefined) return undefined;
    const decoded = decode(KeptSettings, Buffer.from(text));
    if (decoded.ok) return decoded.value;
    const aside = `${this.path}.unreadable`;
    await rename(this.path, aside);
    const { fields } = decoded.refusal;
    this.logger.error({ aside, fields }, UNREADABLE);
    return undefined;
  }

  async save(kept: KeptSettings): Promise<void> {
    await writeFileAtomic(this.path, `${JSON.stringify(kept, undefined, 1)}\n`);
  }
}
