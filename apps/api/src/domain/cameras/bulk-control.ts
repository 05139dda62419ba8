import type { BulkIdentifyAnswer, BulkOpenAnswer } from '#contracts/http/views.js';
import type { Targets } from '#contracts/http/targets.js';
import type { IdentifyArgs } from '#contracts/messages/command-args.js';
import type { ManyCameras } from '../fleet/many-cameras.js';
import type { CameraControl } from './camera-control.js';

/** Opens, closes and shows many cameras; each has an answer of its own. Rejects only with `no-cameras`, `unknown-group`, `broker-away` and `discovery-away`. */
export class BulkControl {
  constructor(
    private readonly many: ManyCameras,
    private readonly control: CameraControl,
  ) {}

  async open(targets: Targets): Promise<BulkOpenAnswer> {
    const open = async (id: string) => ({ camera: await this.control.open(id) });
    return { items: await this.many.each(targets, open) };
  }

  async close(targets: Targets): Promise<BulkOpenAnswer> {
    const close = async (id: string) => ({ camera: await this.control.close(id) });
    return { items: await this.many.each(targets, close) };
  }

  async identify(targets: Targets, args: IdentifyArgs): Promise<BulkIdentifyAnswer> {
    const identify = async (id: string) => ({ shown: await this.control.identify(id, args) });
    return { items: await this.many.each(targets, identify) };
  }
}
