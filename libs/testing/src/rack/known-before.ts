import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Service } from '#contracts/messages/registry.js';
import { idOf, type RackOptions } from './protocol.js';

const LONG_AGO = '2026-01-01T00:00:00.000Z';

/**
 * Lets a discovery that starts in this data folder know the hosts of a rack as agents that the operator had before, and
 * that are lost: of strangers it takes no more than a bounded number.
 */
export async function knowBefore(
  dataDir: string,
  rack: Pick<RackOptions, 'prefix' | 'count'>,
): Promise<void> {
  const services = Array.from({ length: rack.count }, (_, host) => ({
    service: serviceOf(idOf(rack, host)),
    verified: true,
  }));
  await mkdir(join(dataDir, 'discovery'), { recursive: true });
  await writeFile(join(dataDir, 'discovery', 'registry.json'), JSON.stringify({ services }));
}

function serviceOf(id: string): Service {
  const seen = { since: LONG_AGO, firstSeen: LONG_AGO, lastSeen: LONG_AGO };
  const name = { hostname: `pi-${id}`, label: `pi-${id}` };
  return { id, kind: 'camera', ...name, addresses: [], status: 'lost', reason: 'missed', ...seen, flags: [] };
}
