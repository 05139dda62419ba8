import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { AccessUnit } from '../h264/access-unit.js';
import type { UnitRing } from '../stream/unit-ring.js';
import { FullMuxer } from './full-muxer.js';
import { KeyFrameMuxer } from './key-frame-muxer.js';
import { LiveChannel } from './live-channel.js';
import { LIVE_MODES, type LiveMode } from '#live/domain/live-piece.js';
import type { LiveSink } from '#live/domain/live-sink.js';

/** The operator's API opens one or two; somebody with a ticket may look in. */
const MAX_READERS = 16;

/** The live picture of one camera, for any number of readers who never hold each other up. */
export class LiveHub {
  private readonly channels: Readonly<Record<LiveMode, LiveChannel>> = {
    full: new LiveChannel(() => new FullMuxer()),
    keyframes: new LiveChannel(() => new KeyFrameMuxer()),
  };

  constructor(private readonly ring: Pick<UnitRing, 'newestGroup' | 'since'>) {}

  get readers(): number {
    return LIVE_MODES.reduce((sum, mode) => sum + this.channels[mode].size, 0);
  }

  /** Begins at once with the newest key frame, where there is one. Gives what ends it. Throws `too-many`. */
  open(mode: LiveMode, sink: LiveSink): () => void {
    if (this.readers >= MAX_READERS) {
      throw new RollcallError('too-many', `${MAX_READERS} readers watch this camera already.`);
    }
    const channel = this.channels[mode];
    // Key frames are given out one group late: those of the group before show a picture at once.
    channel.join(sink, mode === 'full' ? this.ring.newestGroup : this.ring.since(-Infinity));
    return () => channel.leave(sink);
  }

  unit(unit: AccessUnit): void {
    for (const mode of LIVE_MODES) if (this.channels[mode].size > 0) this.channels[mode].unit(unit);
  }

  /** What comes next does not follow what was seen before; readers stay. */
  breakOff(): void {
    for (const mode of LIVE_MODES) this.channels[mode].breakOff();
  }

  /** The camera was closed. */
  end(): void {
    for (const mode of LIVE_MODES) this.channels[mode].end();
  }
}
