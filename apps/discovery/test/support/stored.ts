import type { Service } from '#contracts/messages/registry.js';
import type { StoredService } from '#discovery/domain/stored-service.js';

/** A camera that was found, as the registry keeps it. */
export function stored(id: string, more: Partial<Service> = {}): StoredService {
  const time = '2026-01-01T00:00:00.000Z';
  const seen = { since: time, firstSeen: time, lastSeen: time };
  const what = { kind: 'camera', hostname: 'pi', label: 'pi', addresses: ['10.0.0.5'], port: 9898 };
  const service: Service = { id, ...what, status: 'found', reason: 'search', ...seen, flags: [], ...more };
  return { service, verified: true, enrolled: false, endpoint: { address: '10.0.0.5', port: 4000 } };
}
