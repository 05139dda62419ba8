import {
  CONTROLS,
  type ControlName,
  type Controls,
  type Settings,
  type VideoSettings,
} from '#contracts/messages/camera-settings.js';
import { PRESETS, type SettingsChangeArgs } from '#contracts/messages/command-args.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Measured } from '../camera/camera-driver.js';
import type { CameraFacts } from '../camera/camera-unit.js';
import { rangesAt } from './ranges-at.js';
import { sameSetting } from './same-setting.js';
import { checkControl } from './control-check.js';
import { checkVideo } from './video-check.js';

export interface SettingsStep {
  readonly settings: Settings;
  /** Some of it is not changed while the camera runs. */
  readonly needsRestart: boolean;
}

type Camera = Pick<CameraFacts, 'modes' | 'controls' | 'offers' | 'keyFramesOnRequest'>;

/**
 * The settings after a change; undefined where it changes nothing. Throws `invalid-request` for what contradicts
 * itself, `unsupported` with what the camera takes, and `not-measured` for a lock of a value that it does not tell.
 */
export function nextSettings(
  current: Settings,
  args: SettingsChangeArgs,
  camera: Camera,
  measured: Measured,
): SettingsStep | undefined {
  const video = nextVideo(current, args);
  const controls = nextControls(current, args, measured);
  const changed = CONTROLS.filter((name) => !sameSetting(current[name], controls[name]));
  // What was asked of another camera is there already, and is refused all the same when it is asked of this one.
  if (asksVideo(args) || !sameVideo(current, video)) checkVideo(video, camera);
  const asked = CONTROLS.filter((name) => changed.includes(name) || args[name] !== undefined);
  const ranges = rangesAt(camera, video.fps);
  for (const name of asked) checkControl(name, controls[name], ranges);
  if (changed.length === 0 && sameVideo(current, video)) return undefined;
  const isLive = (name: ControlName): boolean =>
    name === 'annotate' || camera.controls.some((range) => range.name === name && range.live);
  const needsRestart = !sameVideo(current, video) || !changed.every(isLive);
  return { settings: { ...video, ...controls }, needsRestart };
}

function asksVideo({ preset, width, height, fps }: SettingsChangeArgs): boolean {
  return [preset, width, height, fps].some((value) => value !== undefined);
}

function nextVideo(current: Settings, args: SettingsChangeArgs): VideoSettings {
  const { preset } = args;
  if (preset && [args.width, args.height, args.fps].some((value) => value !== undefined)) {
    throw new RollcallError(
      'invalid-request',
      `The preset ${preset} and a size or rate were given: give one of them.`,
    );
  }
  if (preset) return PRESETS[preset];
  const { width = current.width, height = current.height, fps = current.fps } = args;
  return { width, height, fps };
}

function nextControls(current: Controls, args: SettingsChangeArgs, measured: Measured): Controls {
  const { reset = [], lock = [] } = args;
  const given = CONTROLS.filter((name) => args[name] !== undefined);
  const twice = given.filter((name) => reset.includes(name) || (lock as string[]).includes(name));
  if (twice.length > 0 || lock.some((name) => reset.includes(name))) {
    throw new RollcallError(
      'invalid-request',
      'One control was given twice: a value, reset and lock exclude each other.',
    );
  }
  const entries = CONTROLS.flatMap((name) => {
    if (reset.includes(name)) return [];
    const value = (lock as string[]).includes(name)
      ? lockedAt(name, measured)
      : (args[name] ?? current[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function lockedAt(name: ControlName, measured: Measured): unknown {
  const value = measured[name as keyof Measured];
  if (value !== undefined && value !== 'auto') return value;
  throw new RollcallError('not-measured', `The camera does not tell its ${name} at the moment.`);
}

function sameVideo(a: VideoSettings, b: VideoSettings): boolean {
  return a.width === b.width && a.height === b.height && a.fps === b.fps;
}
