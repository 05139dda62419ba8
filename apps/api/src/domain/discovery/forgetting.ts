import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Fleet } from '../fleet/fleet.js';
import type { ForgetRequests } from './forget-requests.js';
import { requireDiscovery } from './require-discovery.js';

const ANSWER_MS = 3000;

/** Forgets lost services, which is discovery's to do: the view follows from what it then tells. */
export class Forgetting {
  constructor(
    private readonly fleet: Fleet,
    private readonly discovery: ForgetRequests,
  ) {}

  /** Rejects with `unknown-service`, `service-found`, `broker-away` or `discovery-away` at once, `no-answer` after 3 s. */
  async forget(id: string): Promise<void> {
    const { status } = this.fleet.requireService(id);
    if (status === 'found') {
      throw new RollcallError('service-found', `Service ${id} is found, so it is not forgotten.`);
    }
    requireDiscovery(this.fleet);
    await this.discovery.forgetService(id, ANSWER_MS);
  }
}
