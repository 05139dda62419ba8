import type { ControlRange, Controls } from '#contracts/messages/camera-settings.js';
import type { Measured } from '../../../domain/camera/camera-driver.js';
import type { CameraControl } from './camera-controls.js';

/** Values of the device, by the names that it has for its controls. */
export type DeviceValues = ReadonlyMap<string, number>;

export interface DeviceSettings {
  /** To be written first: a device refuses a value while it finds it by itself. */
  readonly modes: DeviceValues;
  readonly values: DeviceValues;
}

export function rangesOf(controls: readonly CameraControl[]): ControlRange[] {
  return controls.map(({ name, scale: { min, max }, auto }) => ({
    name,
    min,
    max,
    ...(auto && { auto: true }),
    ...(name === 'whiteBalance' && { as: 'kelvin' as const }),
    live: true,
  }));
}

/** What the device is to be set to; what nobody has set has the device's default. */
export function deviceSettings(controls: readonly CameraControl[], settings: Controls): DeviceSettings {
  const modes = new Map<string, number>();
  const values = new Map<string, number>();
  for (const { name, control, scale, auto } of controls) {
    const wanted = numberOf(settings[name]);
    const byItself =
      auto !== undefined && (wanted === 'auto' || (wanted === undefined && auto.control.default === auto.on));
    if (auto) modes.set(auto.control.name, byItself ? auto.on : auto.off);
    if (!byItself)
      values.set(control.name, typeof wanted === 'number' ? scale.toDevice(wanted) : control.default);
  }
  return { modes, values };
}

/** What is measured of what the device may find by itself. */
export function measuredOf(controls: readonly CameraControl[], values: DeviceValues): Measured {
  const measured = controls.flatMap(({ name, control, scale }) => {
    const value = values.get(control.name);
    if (value === undefined || !MEASURED.has(name)) return [];
    const told = scale.toRollcall(value);
    return [[name, name === 'whiteBalance' ? { kelvin: told } : told] as const];
  });
  return Object.fromEntries(measured);
}

/** Names of what `measuredOf` reads. */
export function measuredNames(controls: readonly CameraControl[]): string[] {
  return controls.filter(({ name }) => MEASURED.has(name)).map(({ control }) => control.name);
}

const MEASURED: ReadonlySet<string> = new Set<keyof Measured>(['exposure', 'gain', 'whiteBalance', 'focus']);

function numberOf(value: Controls[keyof Controls]): number | 'auto' | undefined {
  if (value === 'auto' || typeof value === 'number') return value;
  return typeof value === 'object' && 'kelvin' in value ? value.kelvin : undefined;
}
