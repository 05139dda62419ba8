import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { IsBoolean, Matches } from 'class-validator';
import { ID_PATTERN } from '#contracts/ids.js';
import { RecordingStartArgs } from '#contracts/messages/command-args.js';
import { IsTime } from '#contracts/messages/is-time.js';
import { Nested } from '#contracts/messages/nested.js';
import { Optional } from '#contracts/messages/optional.js';
import type { Logger } from '#contracts/ports/logger.js';
import { writeFileAtomic } from '#runtime/atomic-file.js';
import { readKept } from '../fs/read-kept.js';

/** A recording that is to begin at an instant, or one that has begun, over a restart of the agent. */
export class KeptSchedule {
  @Matches(ID_PATTERN)
  recordingId!: string;

  /** With `startAt`, until it has begun. */
  @Nested(() => RecordingStartArgs)
  args!: RecordingStartArgs;

  /** Its first frame was taken. */
  @Optional()
  @IsBoolean()
  begun?: boolean;

  /** Of what has begun: operator time of its planned end, where it has one. */
  @Optional()
  @IsTime()
  plannedEndAt?: string;

  /** And at which it was told to end. */
  @Optional()
  @IsTime()
  endAt?: string;
}

const UNREADABLE = 'The scheduled recording of the camera cannot be read: it is not made.';

/** The schedule of a camera on disk. */
export class ScheduleFile {
  private readonly path: string;

  /** `folder`: the camera's own. */
  constructor(
    folder: string,
    private readonly logger: Logger,
  ) {
    this.path = join(folder, 'schedule.json');
  }

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
