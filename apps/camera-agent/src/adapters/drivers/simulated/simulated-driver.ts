import type { Settings } from '#contracts/messages/camera-settings.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { CameraDriver, DriverListener } from '../../../domain/camera/camera-driver.js';
import type { CameraFacts } from '../../../domain/camera/camera-unit.js';
import type { OperatorTime } from '../../../domain/clock/operator-time.js';
import { SimulatedEncoder } from '../../../domain/simulation/simulated-encoder.js';

/** A busy host makes up for this much lateness, as a camera with room for some frames does; what is later is lost. */
const LATEST_MS = 1000;

interface Run {
  readonly encoder: SimulatedEncoder;
  readonly listener: DriverListener;
  readonly startMs: number;
  readonly frameMs: number;
}

/** Makes test pictures at the rate of a real camera. Capture times are the times at which frames were due. */
export class SimulatedDriver implements CameraDriver {
  readonly timeSource = 'sensor';
  readonly facts: CameraFacts = {
    model: 'simulated',
    driver: 'simulated',
    modes: [
      { width: 640, height: 480, maxFps: 90 },
      { width: 1280, height: 720, maxFps: 60 },
      { width: 1920, height: 1080, maxFps: 30 },
    ],
    controls: [],
    annotation: 'track',
  };
  private timer: Timer | undefined;
  private keyFrameWanted = false;

  /** `name` is drawn into the picture, with the operator's time and the number of the frame. */
  constructor(
    private readonly name: string,
    private readonly clock: Clock,
    private readonly operatorTime: OperatorTime,
  ) {}

  start({ width, height, fps }: Settings, listener: DriverListener): Promise<void> {
    // As a real camera's, sizes are rounded down to even ones.
    const size = { width: width - (width % 2), height: height - (height % 2) };
    const encoder = new SimulatedEncoder({ ...size, fps, gop: fps, name: this.name });
    this.schedule({ encoder, listener, startMs: this.clock.monotonic(), frameMs: 1000 / fps }, 0);
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.timer?.stop();
    return Promise.resolve();
  }

  requestKeyFrame(): void {
    this.keyFrameWanted = true;
  }

  /** Every frame has its own time from the start, so no lateness adds up. */
  private schedule(run: Run, frame: number): void {
    const { encoder, listener, startMs, frameMs } = run;
    const dueMs = startMs + frame * frameMs;
    const wait = Math.max(0, dueMs - this.clock.monotonic());
    this.timer = this.clock.after(wait, () => {
      const lateMs = this.clock.monotonic() - dueMs;
      const lost = lateMs > LATEST_MS ? Math.floor(lateMs / frameMs) : 0;
      if (lost > 0) listener.dropped(lost);
      const number = frame + lost;
      this.schedule(run, number + 1);
      listener.unit(this.encode(encoder, number, startMs + number * frameMs));
    });
  }

  private encode(
    encoder: SimulatedEncoder,
    frame: number,
    timeMs: number,
  ): ReturnType<SimulatedEncoder['next']> {
    const clockText = new Date(this.operatorTime.at(timeMs)).toISOString().replace('T', ' ');
    const keyFrame = this.keyFrameWanted;
    this.keyFrameWanted = false;
    return encoder.next(frame, timeMs, clockText, keyFrame);
  }
}
