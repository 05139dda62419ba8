import { rm } from 'node:fs/promises';
import { IsBoolean, Matches } from 'class-validator';
import { ID_PATTERN } from '#contracts/ids.js';
import { RecordingStartArgs } from '#contracts/messages/command-args.js';
import { Nested } from '#contracts/messages/nested.js';
import { Optional } from '#contracts/messages/optional.js';
import type { Logger } from '#contracts/ports/logger.js';
import { writeFileAtomic } from '#runtime/atomic-file.js';
import { readKept } from '../fs/read-kept.js';

/** A recording that is to begin at an instant, or a take that has begun, over a restart of the agent. */
export class KeptSchedule {
  @Matches(ID_PATTERN)
  recordingId!: string;

  /** With `startAt`. */
  @Nested(() => RecordingStartArgs)
  args!: RecordingStartArgs;

  /** Its first frame was taken; only what belongs to a take is kept so long. */
  @Optional()
  @IsBoolean()
  begun?: boolean;
}

const UNREADABLE = 'The scheduled recording of the camera cannot be read: it is not made.';

/** The schedule of a camera on disk. */
export class ScheduleFile {
  constructor(
    private readonly path: string,
    private readonly logger: Logger,
  ) {}

  /** Undefined where nothing is scheduled. */
  load(): Promise<KeptSchedule | undefined> {
    return readKept(KeptSchedule, this.path, UNREADABLE, this.logger);
  }

  async save(kept: KeptSchedule): Promise<void> {
    await writeFileAtomic(this.path, `${JSON.stringify(kept, undefined, 1)}\n`);
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }
}
