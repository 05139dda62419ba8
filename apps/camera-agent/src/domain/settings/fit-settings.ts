import { RollcallError } from '#contracts/errors/rollcall-error.js';
import {
  CONTROLS,
  type SettingNotTaken,
  type Settings,
  type VideoSettings,
} from '#contracts/messages/camera-settings.js';
import type { CameraFacts } from '../camera/camera-unit.js';
import { checkControl } from './control-check.js';
import { rangesAt } from './ranges-at.js';
import { checkVideo } from './video-check.js';

type Camera = Pick<CameraFacts, 'modes' | 'controls' | 'offers' | 'keyFramesOnRequest'>;

export interface FittedSettings {
  /** What the camera is opened with. */
  readonly settings: Settings;
  /** What was wanted besides, and why it is not among them. */
  readonly notTaken: readonly SettingNotTaken[];
}

/**
 * What a camera can be opened with of settings that may have been made for another: what it does not offer is left at
 * its default, a size or rate at `usual`. A camera that has told nothing of itself yet is not judged.
 */
export function fitSettings(wanted: Settings, camera: Camera, usual: VideoSettings): FittedSettings {
  const { modes, controls } = camera;
  if (modes.length === 0 && controls.length === 0) return { settings: wanted, notTaken: [] };
  const notTaken: SettingNotTaken[] = [];
  const takes = (name: SettingNotTaken['name'], check: () => void): boolean => {
    const refusal = refusalOf(check);
    if (refusal) notTaken.push({ name, detail: refusal.message });
    return !refusal;
  };
  const { width, height, fps } = takes('video', () => checkVideo(wanted, camera))
    ? wanted
    : (offeredVideo(camera, usual) ?? wanted);
  const ranges = rangesAt(camera, fps);
  const taken = CONTROLS.flatMap((name) => {
    const value = wanted[name];
    if (value === undefined) return [];
    return takes(name, () => checkControl(name, value, ranges)) ? [[name, value] as const] : [];
  });
  return { settings: { width, height, fps, ...Object.fromEntries(taken) }, notTaken };
}

/** The usual size and rate; where it does not offer that either, the mode that is nearest to it. */
function offeredVideo(camera: Camera, usual: VideoSettings): VideoSettings | undefined {
  const pixels = ({ width, height }: Omit<VideoSettings, 'fps'>): number => width * height;
  const farness = (mode: Omit<VideoSettings, 'fps'>): number => Math.abs(pixels(mode) - pixels(usual));
  const modes = camera.modes.toSorted((a, b) => farness(a) - farness(b));
  const videos = modes.flatMap(({ width, height, maxFps }) =>
    [Math.min(usual.fps, maxFps), maxFps].map((fps) => ({ width, height, fps })),
  );
  return [usual, ...videos].find((video) => !refusalOf(() => checkVideo(video, camera)));
}

function refusalOf(check: () => void): RollcallError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof RollcallError) return error;
    throw error;
  }
}
