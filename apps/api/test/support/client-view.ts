import type { CameraView, Snapshot } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import type { Change } from '#api/domain/fleet/change.js';

/** What a client does with the events that follow its snapshot. */
export function applied(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const services = new Map(snapshot.services.map((service) => [service.id, service]));
  const cameras = new Map(snapshot.cameras.map((camera) => [camera.id, camera]));
  let { stale, network } = snapshot;
  for (const change of changes) {
    const camera = cameras.get(change.subject);
    if (change.type === 'camera.status') cameras.set(change.subject, change.data);
    else if (change.type === 'settings.changed') {
      if (camera) cameras.set(change.subject, { ...camera, settings: change.data });
    } else if (isOfOthers(change)) throw new Error(`the fleet does not say ${change.type}`);
    else if (change.type === 'network.degraded') network = change.data;
    else if (change.type === 'network.settled') network = undefined;
    else if ('stale' in change.data) stale = change.data.stale;
    else if (change.type === 'service.forgotten') {
      services.delete(change.subject);
      cameras.delete(change.subject);
    } else if ('id' in change.data) services.set(change.subject, change.data);
  }
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    services: [...services.values()].sort(byId),
    cameras: [...cameras.values()].sort(byId),
    stale,
    ...(network && { network }),
  };
}

function isOfOthers(
  change: Change,
): change is Extract<
  Change,
  { type: `roster.${string}` | `group.${string}` | `command.${string}` | `take.${string}` }
> {
  return /^(roster|group|command|take)\./.test(change.type);
}

/** What events cause: gauges move without one. */
export function news({ services, cameras, stale, network }: Snapshot): object {
  const camera = ({ disk: _disk, telemetry: _telemetry, clock, ...rest }: CameraView): object => ({
    ...rest,
    known: clock.known,
  });
  const service = ({ lastSeen: _lastSeen, ...rest }: Service): object => rest;
  return { services: services.map(service), cameras: cameras.map(camera), stale, network: network?.since };
}
