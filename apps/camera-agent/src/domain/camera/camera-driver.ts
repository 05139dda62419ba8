import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Controls, Settings } from '#contracts/messages/camera-settings.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { AccessUnit } from '../h264/access-unit.js';
import type { CameraFacts } from './camera-unit.js';
import type { SyncOrder, SyncSaid } from './sync-order.js';

/** What a driver tells, in order; nothing more comes after `failed` or once `stop()` has resolved. */
export interface DriverListener {
  unit(unit: AccessUnit): void;
  /** Frames that were due and that nobody will see. */
  dropped(frames: number): void;
  /** Where it was started in step with others: how far it is with that. */
  synced(said: SyncSaid): void;
  /** The stream has ended by itself; the error says why and what somebody can do. */
  failed(error: RollcallError): void;
}

/** What a camera does by itself, as it is at the moment. */
export type Measured = Pick<Controls, 'exposure' | 'gain' | 'whiteBalance' | 'focus'>;

/** What a camera of these facts is to be opened with. */
export type SettingsFor = (camera: CameraFacts) => Settings;

/** A source of one camera's H.264 pictures. */
export interface CameraDriver {
  /** What is known so far; a camera that appears later is seen at the next `start`. */
  readonly facts: CameraFacts;
  /** Where the capture times of its units come from; settled by the first unit of a run. */
  readonly timeSource: Recording['timeSource'];
  /** Empty where the driver does not tell. */
  readonly measured?: Measured;
  /** What its program complained of since the last picture; it may explain why none comes. */
  readonly complaint?: RollcallError | undefined;
  /**
   * Opens the camera. Never rejects: what goes wrong is told by `failed`, once. The settings are asked for once the camera
   * is found, and are within its facts. `sync`: as one whose frames are in step with others; only where `facts` says how.
   */
  start(settingsFor: SettingsFor, listener: DriverListener, sync?: SyncOrder): Promise<void>;
  /** Closes the camera, within a few seconds whatever it does. May be called in any state. */
  stop(): Promise<void>;
  /** Makes the next picture a key frame, where the camera can. */
  requestKeyFrame?(): void;
  /**
   * Whether somebody waits for each picture, as it is until this is called; while nobody does, a driver may give several
   * at once, a fifth of a second late at most.
   */
  hurry?(hurried: boolean): void;
  /** Gives, before it returns, the pictures that have come and were kept for that. */
  catchUp?(): void;
  /**
   * Puts settings into force while the camera runs: only controls that `facts` calls live differ from those of
   * `start`. Rejects with a RollcallError.
   */
  apply?(settings: Settings): Promise<void>;
  /** Shows a text in the picture for a while, whatever `annotate` says; nothing ends it. Only where annotation is burned in. */
  overlay?(text: string | undefined): void;
  /** A JPEG of a camera that is not open. Rejects with a RollcallError. */
  still?(settings: Settings): Promise<Uint8Array>;
}
