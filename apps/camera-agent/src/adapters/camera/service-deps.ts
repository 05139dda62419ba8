import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import type { CameraDriver } from '../../domain/camera/camera-driver.js';
import type { RetentionLimits } from '../../domain/disk/retention.js';
import type { ToolEnvironment } from '#runtime/find-program.js';
import type { KeptSettings, SettingsFile } from '../settings/settings-file.js';
import type { ControllerDeps } from './camera-controller.js';
import type { RecorderDeps } from './recorder.js';

/** What a camera is made of. */
export interface ServiceDeps
  extends
    ControllerDeps,
    Omit<
      RecorderDeps,
      'requestKeyFrame' | 'emit' | 'catchUp' | 'haste' | 'timeSource' | 'recent' | 'settings' | 'text'
    > {
  readonly driver: CameraDriver;
  readonly kept: KeptSettings;
  /** The size and rate of a camera that does not offer those that it was set to. */
  readonly usual: VideoSettings;
  /** Of the programs that it starts. */
  readonly environment: ToolEnvironment;
  readonly settingsFile: Pick<SettingsFile, 'save'>;
  readonly retention: RetentionLimits;
  /** The longest pre-roll that a recording can have, ms. */
  readonly prerollMs: number;
}
