import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import type {
  CameraDriver,
  DriverListener,
  Measured,
  SettingsFor,
} from '../../domain/camera/camera-driver.js';
import type { SyncOrder } from '../../domain/camera/sync-order.js';
import type { CameraFacts } from '../../domain/camera/camera-unit.js';

/**
 * The camera of a host that has none yet: looks for one at each start, and is that camera from then on. Until then
 * `without` says what is missing.
 */
export class AwaitedDriver implements CameraDriver {
  private camera: CameraDriver | undefined;
  private looking = new AbortController();
  private hurried = true;

  constructor(
    private readonly look: (signal: AbortSignal) => Promise<CameraDriver | undefined>,
    private readonly without: CameraDriver,
  ) {}

  get facts(): CameraFacts {
    return this.now.facts;
  }

  get timeSource(): CameraDriver['timeSource'] {
    return this.now.timeSource;
  }

  get measured(): Measured {
    return this.now.measured ?? {};
  }

  get complaint(): RollcallError | undefined {
    return this.now.complaint;
  }

  async start(settingsFor: SettingsFor, listener: DriverListener, sync?: SyncOrder): Promise<void> {
    this.looking = new AbortController();
    const { signal } = this.looking;
    this.camera ??= await this.look(signal);
    this.now.hurry?.(this.hurried);
    if (!signal.aborted) await this.now.start(settingsFor, listener, sync);
  }

  async stop(): Promise<void> {
    this.looking.abort();
    await this.now.stop();
  }

  async apply(settings: Settings): Promise<void> {
    await this.now.apply?.(settings);
  }

  async still(settings: Settings): Promise<Uint8Array> {
    const jpeg = await this.now.still?.(settings);
    if (jpeg) return jpeg;
    throw new RollcallError('camera-not-ready', 'The camera gives pictures only while it is open.');
  }

  requestKeyFrame(): void {
    this.now.requestKeyFrame?.();
  }

  overlay(text: string | undefined): void {
    this.now.overlay?.(text);
  }

  hurry(hurried: boolean): void {
    this.hurried = hurried;
    this.now.hurry?.(hurried);
  }

  catchUp(): void {
    this.now.catchUp?.();
  }

  private get now(): CameraDriver {
    return this.camera ?? this.without;
  }
}
