import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { CameraDriver } from '../../domain/camera/camera-driver.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import type { LiveSink } from '#live/domain/live-sink.js';
import { LiveHub } from '../../domain/live/live-hub.js';
import type { LiveMode } from '#live/domain/live-piece.js';
import { UnitRing } from '../../domain/stream/unit-ring.js';
import type { ToolEnvironment } from '#runtime/find-program.js';
import { decodeLast } from '../live/picture-decoder.js';
import { smaller } from '../../domain/live/smaller.js';
import type { Haste } from './haste.js';
import { Stills } from '../live/stills.js';

export interface PicturesParts {
  readonly driver: CameraDriver;
  readonly clock: Clock;
  readonly environment: ToolEnvironment;
  /** Undefined while the camera is open. */
  readonly closed: () => RollcallError | undefined;
  /** Why an open camera gives no picture. */
  readonly error: () => RollcallError | undefined;
  readonly desired: () => Settings;
  /** How far back the ring reaches, ms. */
  readonly prerollMs: number;
  readonly haste: Haste;
}

const RING_BYTES = 64 * 1024 * 1024;

/** What can be seen of a camera: the ring of its newest pictures, its live picture and stills, made of the same. */
export class CameraPictures {
  readonly ring: UnitRing;
  private readonly live: LiveHub;
  private readonly stills = new Stills((width) => this.makeStill(width));

  constructor(private readonly parts: PicturesParts) {
    this.ring = new UnitRing({ historyMs: parts.prerollMs, maxBytes: RING_BYTES });
    this.live = new LiveHub(this.ring);
  }

  unit(unit: AccessUnit): void {
    this.ring.push(unit);
    this.live.unit(unit);
  }

  /** What comes next does not follow what was seen before. */
  brokeOff(): void {
    this.ring.clear();
    this.live.breakOff();
  }

  /** The camera was closed. */
  end(): void {
    this.live.end();
    this.ring.clear();
  }

  watch(mode: LiveMode, sink: LiveSink): () => void {
    const closed = this.parts.closed();
    if (closed) throw closed;
    // Key frames are given out one group of pictures late anyway.
    const waitNoMore = mode === 'full' ? this.parts.haste.begin() : () => undefined;
    try {
      const leave = this.live.open(mode, sink);
      return () => {
        leave();
        waitNoMore();
      };
    } catch (error) {
      waitNoMore();
      throw error;
    }
  }

  still(width: number | undefined): Promise<Uint8Array> {
    return this.stills.take(width);
  }

  private async makeStill(width: number | undefined): Promise<Uint8Array> {
    const { driver, environment, clock, closed, error, desired } = this.parts;
    driver.catchUp?.();
    const units = this.ring.newestGroup;
    if (units.length > 0) return decodeLast([...units], width, environment, clock);
    const isClosed = closed();
    if (isClosed && driver.still) return driver.still(smaller(desired(), width));
    const silent = new RollcallError('camera-not-ready', 'The camera gives no pictures at the moment.');
    throw isClosed ?? error() ?? silent;
  }
}
