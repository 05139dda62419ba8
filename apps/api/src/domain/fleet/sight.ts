import type { CameraView } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import { sameValue } from '../same-value.js';
import type { Change, ServiceChange } from './change.js';

/** What the view shows of one id at one moment. */
export interface Sight {
  readonly service: Service | undefined;
  readonly camera: CameraView | undefined;
}

/** The events that lead from one sight of an id to the next. */
export function changesBetween(before: Sight, after: Sight): Change[] {
  const changes: Change[] = [];
  const type = serviceChange(before.service, after.service);
  const data = after.service ?? before.service;
  if (type && data) changes.push({ type, subject: data.id, data });
  const { camera } = after;
  if (camera && !(before.camera && sameValue(cameraNews(before.camera), cameraNews(camera)))) {
    changes.push({ type: 'camera.status', subject: camera.id, data: camera });
  }
  return changes;
}

function serviceChange(before: Service | undefined, after: Service | undefined): ServiceChange | undefined {
  if (!after) return before && 'service.forgotten';
  if (before?.status !== after.status) return after.status === 'found' ? 'service.found' : 'service.lost';
  return sameValue(serviceNews(before), serviceNews(after)) ? undefined : 'service.changed';
}

/** Every search moves `lastSeen`: it rides along with the next event, but causes none. */
function serviceNews(service: Service): object {
  const { lastSeen: _lastSeen, ...news } = service;
  return news;
}

/** Disk, telemetry and the clock's offset move all the time, too. */
function cameraNews(camera: CameraView): object {
  const { disk: _disk, telemetry: _telemetry, clock, ...news } = camera;
  return { ...news, clockKnown: clock.known };
}
