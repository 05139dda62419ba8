import type { CameraView, FleetService } from '#contracts/http/views.js';
import { sameValue } from '../same-value.js';
import type { Change, ServiceChange } from './change.js';

/** What the view shows of one id at one moment. */
export interface Sight {
  readonly service: FleetService | undefined;
  readonly camera: CameraView | undefined;
}

/** The events that lead from one sight of an id to the next. */
export function changesBetween(before: Sight, after: Sight): Change[] {
  const changes: Change[] = [];
  const type = serviceChange(before.service, after.service);
  const data = after.service ?? before.service;
  if (type && data) changes.push({ type, subject: data.id, data });
  const { camera } = after;
  if (camera) changes.push(...cameraChanges(before.camera, camera));
  return changes;
}

/** A camera that was not seen before shows all that it has in its status. */
function cameraChanges(before: CameraView | undefined, camera: CameraView): Change[] {
  const subject = camera.id;
  const status: Change = { type: 'camera.status', subject, data: camera };
  if (!before) return [status];
  const changes: Change[] = sameValue(cameraNews(before), cameraNews(camera))
    ? figuresOf(before, camera)
    : [status];
  if (sameValue(settingsNews(before), settingsNews(camera))) return changes;
  return [...changes, { type: 'settings.changed', subject, data: camera.settings }];
}

function serviceChange(
  before: FleetService | undefined,
  after: FleetService | undefined,
): ServiceChange | undefined {
  if (!after) return before && 'service.forgotten';
  if (before?.status !== after.status) return after.status === 'found' ? 'service.found' : 'service.lost';
  return sameValue(serviceNews(before), serviceNews(after)) ? undefined : 'service.changed';
}

/** They come every ten seconds, and stand in the status as well. */
function figuresOf(before: CameraView, { id, telemetry, disk, clock }: CameraView): Change[] {
  if (!telemetry || before.telemetry === telemetry) return [];
  return [{ type: 'camera.telemetry', subject: id, data: { telemetry, disk, clock } }];
}

/** Every search moves `lastSeen`: it rides along with the next event, but causes none. */
function serviceNews(service: FleetService): object {
  const { lastSeen: _lastSeen, ...news } = service;
  return news;
}

/** Disk, telemetry and the clock's offset move all the time, too. */
function cameraNews(camera: CameraView): object {
  const { disk, telemetry: _telemetry, settings: _settings, clock, ...news } = camera;
  return { ...news, diskLevel: disk.level, diskError: disk.error, clock: clockNews(clock) };
}

function clockNews({ known, coarse, step, host }: CameraView['clock']): object {
  const { source, synchronised, server, disagreesMs } = host ?? {};
  return { known, coarse, step, source, synchronised, server, disagrees: disagreesMs !== undefined };
}

/** What a camera finds by itself, such as its exposure, moves all the time. */
function settingsNews({ settings: { desired, reported, notTaken } }: CameraView): object {
  const video = reported && { width: reported.width, height: reported.height, fps: reported.fps };
  return { desired, video, notTaken };
}
