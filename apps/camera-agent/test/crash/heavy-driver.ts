import type { CameraDriver, DriverListener, SettingsFor } from '#camera-agent/domain/camera/camera-driver.js';
import { SimulatedEncoder } from '#camera-agent/domain/simulation/simulated-encoder.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import { padded } from './padded.js';

const VIDEO = { width: 320, height: 240, fps: 30 };

/** A small moving picture at the rate of a large one, in real time; each frame's capture time is announced before it is given. */
export class HeavyDriver implements CameraDriver {
  readonly facts = {
    model: 'heavy',
    driver: 'simulated',
    modes: [],
    controls: [],
    annotation: 'track',
  } as const;
  readonly timeSource = 'sensor';
  private readonly encoder = new SimulatedEncoder({ ...VIDEO, gop: VIDEO.fps, name: 'heavy' });
  private timer: Timer | undefined;
  private frame = 0;

  constructor(
    private readonly clock: Clock,
    private readonly bitsPerSecond: number,
    private readonly announce: (timeMs: number) => void,
  ) {}

  start(_: SettingsFor, listener: DriverListener): Promise<void> {
    const startMs = this.clock.monotonic();
    const tick = (): void => {
      const timeMs = startMs + (this.frame * 1000) / VIDEO.fps;
      const unit = this.encoder.next(this.frame++, timeMs, 'noon');
      this.announce(timeMs);
      listener.unit(padded(unit, Math.round(this.bitsPerSecond / 8 / VIDEO.fps)));
      const nextMs = startMs + (this.frame * 1000) / VIDEO.fps;
      this.timer = this.clock.after(Math.max(0, nextMs - this.clock.monotonic()), tick);
    };
    tick();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.timer?.stop();
    return Promise.resolve();
  }
}
