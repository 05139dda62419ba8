import type { BulkSettingsAnswer } from '#contracts/http/views.js';
import type { Targets } from '#contracts/http/targets.js';
import type { SettingsChangeArgs } from '#contracts/messages/command-args.js';
import type { ManyCameras } from '../fleet/many-cameras.js';
import type { CameraControl } from './camera-control.js';

/** Sets many cameras; each has an answer of its own. Rejects only with `no-cameras`, `unknown-group`, `broker-away` and `discovery-away`. */
export class BulkSettings {
  constructor(
    private readonly many: ManyCameras,
    private readonly control: CameraControl,
  ) {}

  async change(targets: Targets, args: SettingsChangeArgs): Promise<BulkSettingsAnswer> {
    const change = async (id: string) => ({ settings: await this.control.change(id, args) });
    return { items: await this.many.each(targets, change) };
  }
}
