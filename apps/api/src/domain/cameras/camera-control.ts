import type { IdentifyView, OpenView } from '#contracts/http/views.js';
import { CAMERA_STATUSES, ErrorInfo } from '#contracts/messages/agent-state.js';
import { CameraSettings } from '#contracts/messages/camera-settings.js';
import {
  type CommandName,
  type IdentifyArgs,
  type PowerArgs,
  SETTINGS_CHANGE_MS,
  type SettingsChangeArgs,
} from '#contracts/messages/command-args.js';
import { Orders } from './orders.js';

/** The agent has answered by then, and the answer has come. */
const SETTINGS_MS = SETTINGS_CHANGE_MS + 5000;
/** A recording may have to be closed first. */
const OPEN_MS = 20_000;
const QUICK_MS = 5000;

/** What is done to a camera besides recording. Rejects with an error of the catalogue. */
export class CameraControl {
  constructor(private readonly orders: Orders) {}

  async change(camera: string, args: SettingsChangeArgs): Promise<CameraSettings> {
    const answer = await this.orders.send(camera, 'settings-change', args, SETTINGS_MS);
    return Orders.part(CameraSettings, answer.settings, camera, 'settings-change');
  }

  open(camera: string): Promise<OpenView> {
    return this.openOrClose(camera, 'camera-open');
  }

  close(camera: string): Promise<OpenView> {
    return this.openOrClose(camera, 'camera-close');
  }

  async identify(camera: string, args: IdentifyArgs): Promise<IdentifyView> {
    const { overlay, led } = await this.orders.send(camera, 'identify', args, QUICK_MS);
    return { overlay: overlay === true, led: led === true };
  }

  async power(camera: string, args: PowerArgs): Promise<void> {
    await this.orders.send(camera, 'power', args, QUICK_MS);
  }

  private async openOrClose(camera: string, name: CommandName): Promise<OpenView> {
    const answer = await this.orders.send(camera, name, {}, OPEN_MS);
    const status = CAMERA_STATUSES.find((each) => each === answer.status);
    if (!status) throw Orders.nonsense(camera, name);
    if (answer.error === undefined) return { status };
    return { status, error: Orders.part(ErrorInfo, answer.error, camera, name) };
  }
}
