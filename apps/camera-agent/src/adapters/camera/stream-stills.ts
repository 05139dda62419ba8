import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { ToolEnvironment } from '#runtime/find-program.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import { nearestFrame } from '../../domain/takes/nearest-frame.js';
import type { TakenPicture } from '../../domain/takes/taken-picture.js';
import { decodeLast } from '../live/picture-decoder.js';

export interface StreamStillsDeps {
  readonly clock: Clock;
  readonly operatorTime: OperatorTime;
  readonly environment: ToolEnvironment;
  readonly timeSource: () => Recording['timeSource'];
  /** Everything that is remembered, from a key frame on. */
  readonly remembered: () => readonly AccessUnit[];
  readonly catchUp: () => void;
  /** Rejects when the agent ends. */
  readonly ended: Promise<never>;
}

/** A frame that comes later than this after the instant was not taken near it. */
const LATE_MS = 3000;

/** Takes single frames out of the running stream, by the instant that they are nearest to. */
export class StreamStills {
  private readonly waiting = new Set<{ readonly atMs: number; readonly came: () => void }>();

  constructor(private readonly deps: StreamStillsDeps) {}

  /** A frame that `remembered` has already. */
  unit({ timeMs }: AccessUnit): void {
    for (const { atMs, came } of this.waiting) if (this.deps.operatorTime.at(timeMs) >= atMs) came();
  }

  /**
   * Waits until no later frame can be nearer to `atMs` of operator time. Rejects with `camera-not-ready` where none comes,
   * and as the decoder does.
   */
  async take(atMs: number): Promise<TakenPicture> {
    const { operatorTime, remembered, timeSource, environment, clock } = this.deps;
    await this.passed(atMs);
    const units = nearestFrame(remembered(), operatorTime, atMs);
    const frame = units.at(-1);
    if (!frame) throw noPictures();
    const { errorMs: boundMs } = operatorTime;
    const takenAtMs = operatorTime.at(frame.timeMs);
    // Begun before anything else may happen: the memory of the frames is used again.
    const decoded = decodeLast(units, undefined, environment, clock);
    return { jpeg: await decoded, takenAtMs, boundMs, source: 'stream', timeSource: timeSource() };
  }

  private async passed(atMs: number): Promise<void> {
    const { clock, operatorTime, remembered, catchUp, ended } = this.deps;
    catchUp();
    const newest = remembered().at(-1);
    if (newest && operatorTime.at(newest.timeMs) >= atMs) return;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const waits = { atMs, came: () => resolve(undefined) };
    this.waiting.add(waits);
    const timer = clock.after(atMs - operatorTime.now() + LATE_MS, () => reject(noPictures()));
    try {
      await Promise.race([promise, ended]);
    } finally {
      timer.stop();
      this.waiting.delete(waits);
    }
  }
}

function noPictures(): RollcallError {
  return new RollcallError('camera-not-ready', 'The camera gave no pictures at the instant of the still.');
}
