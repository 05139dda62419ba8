import type { Controls } from '#contracts/messages/camera-settings.js';
import type { Measured } from '../../../domain/camera/camera-driver.js';
import { type CameraControl, cameraControls } from './camera-controls.js';
import { parseControlValues } from './control-list.js';
import { deviceSettings, type DeviceValues, measuredNames, measuredOf } from './control-values.js';
import type { V4l2Camera } from './probe.js';
import type { V4l2Tool } from './v4l2-tool.js';

/** Writes the settings of a camera that is open or not, and reads what it makes of them. */
export class CameraTuning {
  private readonly controls: readonly CameraControl[];
  /** What the device has already is not written again; what it finds by itself is never known. */
  private readonly known: Map<string, number>;

  constructor(
    private readonly tool: V4l2Tool,
    private readonly camera: V4l2Camera,
  ) {
    this.controls = cameraControls(camera.controls);
    this.known = new Map(camera.controls.map(({ name, value }) => [name, value]));
    for (const { control, auto } of this.controls) if (auto) this.known.delete(control.name);
  }

  /** Rejects with a RollcallError. */
  async write(settings: Controls, signal: AbortSignal): Promise<void> {
    const { modes, values } = deviceSettings(this.controls, settings);
    await this.set(modes, signal);
    await this.set(values, signal);
    for (const { control } of this.controls) if (!values.has(control.name)) this.known.delete(control.name);
  }

  /** Rejects with a RollcallError. */
  async read(signal: AbortSignal): Promise<Measured> {
    const names = measuredNames(this.controls);
    if (names.length === 0) return {};
    const text = await this.tool.ask(['-d', this.camera.device, `--get-ctrl=${names.join(',')}`], signal);
    return measuredOf(this.controls, parseControlValues(text));
  }

  private async set(wanted: DeviceValues, signal: AbortSignal): Promise<void> {
    const changes = [...wanted].filter(([name, value]) => this.known.get(name) !== value);
    if (changes.length === 0) return;
    const text = changes.map(([name, value]) => `${name}=${value}`).join(',');
    await this.tool.ask(['-d', this.camera.device, `--set-ctrl=${text}`], signal);
    for (const [name, value] of changes) this.known.set(name, value);
  }
}
