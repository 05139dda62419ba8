import { signTicket } from '#credentials/media-ticket.js';
import { loadOrCreateOperatorKey } from '#credentials/operator-key.js';
import { systemRandom } from '#runtime/system-random.js';

/** Lets its bearer watch a camera once at its agent; the data folder is the operator's. */
export async function liveTicket(dataDir: string, camera: string): Promise<string> {
  const { privateKey } = await loadOrCreateOperatorKey(dataDir);
  return signTicket(privateKey, { id: systemRandom.id(), camera, action: 'live' }, Date.now());
}
