import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import type { AccessUnit } from '../h264/access-unit.js';
import { type ParameterSets, parameterSetsAfter } from '../h264/parameter-sets.js';
import { parseSps, type SpsInfo } from '../h264/sps.js';

const MAX_FPS = 1000;

/** Follows what the stream says of itself: the size and rate in its sequence parameter set. */
export class ReportedVideo {
  private sets: ParameterSets | undefined;
  private video: VideoSettings | undefined;

  /** `desiredFps` stands in where the stream does not tell its rate. */
  constructor(private readonly desiredFps: () => number) {}

  /** Undefined until the first key frame. */
  get current(): VideoSettings | undefined {
    return this.video;
  }

  /** True if the unit changed what the stream says. */
  sees(unit: AccessUnit): boolean {
    if (!unit.keyFrame) return false;
    const sets = parameterSetsAfter(this.sets, unit);
    if (sets === undefined || sets === this.sets) return false;
    this.sets = sets;
    const info = parseSps(sets.sps);
    this.video = info && { width: info.width, height: info.height, fps: this.rateOf(info) };
    return true;
  }

  private rateOf({ timing }: SpsInfo): number {
    const rate = timing ? Math.round(timing.timeScale / (2 * timing.numUnitsInTick)) : 0;
    return rate >= 1 && rate <= MAX_FPS ? rate : this.desiredFps();
  }
}
