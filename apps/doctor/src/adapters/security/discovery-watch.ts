import type { CameraSeen } from '../../domain/seen/camera.js';
import { listOf, numberIn, recordOf, textIn } from '../http/loose.js';
import type { OperatorApi } from '../http/operator-view.js';
import { bodyOf, readCamera } from '../http/read-camera.js';

/** As discovery counts cards that are not their camera's. */
const KINDS = ['udp-unsealed', 'udp-elsewhere', 'udp-stale-card'];

/** What the API tells of discovery and its cameras; every call rejects where it does not tell. */
export class DiscoveryWatch {
  constructor(private readonly api: OperatorApi) {}

  /** Where discovery calls from. */
  async addresses(): Promise<string[]> {
    const links = listOf(recordOf(await this.body('/discovery'))?.links);
    return links.flatMap((link) => textIn(recordOf(link), 'address') ?? []);
  }

  /** Cards that it refused since its start, as it told last. */
  async refusedCards(): Promise<number> {
    const refused = recordOf(recordOf(await this.body('/discovery'))?.refused);
    return KINDS.reduce((sum, kind) => sum + (numberIn(refused, kind) ?? 0), 0);
  }

  /** Rejects where there was none yet. */
  async latestSearch(): Promise<string> {
    const id = textIn(recordOf(await this.body('/searches/latest')), 'id');
    if (id === undefined) throw new Error('the API tells of no search');
    return id;
  }

  /** Undefined where nobody knows it. */
  async camera(id: string): Promise<CameraSeen | undefined> {
    const services = listOf(recordOf(await this.body('/services'))?.items);
    return readCamera(services.find((service) => textIn(recordOf(service), 'id') === id));
  }

  private async body(path: string): Promise<unknown> {
    return bodyOf(await this.api.get(path));
  }
}
