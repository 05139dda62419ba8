import { toProblem } from '#contracts/errors/problem.js';
import type { BulkSettingsAnswer, BulkSettingsItem } from '#contracts/http/views.js';
import type { Targets } from '#contracts/http/targets.js';
import type { SettingsChangeArgs } from '#contracts/messages/command-args.js';
import type { CameraDirectory } from '../fleet/camera-directory.js';
import { AT_ONCE, resolveTargets } from '../fleet/targets.js';
import type { Groups } from '../groups/groups.js';
import { mapBounded } from '../map-bounded.js';
import type { CameraControl } from './camera-control.js';

/** Sets many cameras; each has an answer of its own. Rejects only with `no-cameras` and `unknown-group`. */
export class BulkSettings {
  constructor(
    private readonly cameras: CameraDirectory,
    private readonly groups: Groups,
    private readonly control: CameraControl,
  ) {}

  async change(targets: Targets, args: SettingsChangeArgs): Promise<BulkSettingsAnswer> {
    const ids = await resolveTargets(this.cameras, this.groups, targets);
    return { items: await mapBounded(ids, AT_ONCE, (id) => this.changeOne(id, args)) };
  }

  private async changeOne(cameraId: string, args: SettingsChangeArgs): Promise<BulkSettingsItem> {
    try {
      return { cameraId, ok: true, settings: await this.control.change(cameraId, args) };
    } catch (error) {
      return { cameraId, ok: false, error: toProblem(error) };
    }
  }
}
