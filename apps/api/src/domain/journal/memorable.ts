import type { CameraView, CommandView, GroupView, RosterView } from '#contracts/http/views.js';
import type { TakeSummary } from '#contracts/http/take-views.js';
import { isKept } from '#contracts/messages/event-types.js';
import type { Event } from '#contracts/messages/event.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Service } from '#contracts/messages/registry.js';
import type { Search } from '#contracts/messages/search.js';

/** Of a list that may have a thousand entries. */
const MOST_NAMES = 20;

/** What is kept of an event: enough to say later what happened, not the whole state of the fleet. */
export interface Memorable {
  readonly camera?: string | undefined;
  readonly by?: string | undefined;
  readonly data: object;
}

/** Undefined for what is not worth keeping: a search every half minute would fill the journal. */
export function memorable({ type, subject, data }: Event): Memorable | undefined {
  if (!isKept(type)) return undefined;
  const [family] = type.split('.');
  switch (family) {
    case 'service':
      return { camera: subject, data: ofService(data as unknown as Service) };
    case 'camera':
      return { camera: subject, data: ofCamera(data as unknown as CameraView) };
    case 'settings':
      return { camera: subject, data: { desired: data.desired } };
    case 'recording':
      return ofRecording(data as unknown as Recording);
    case 'search':
      return (data as unknown as Search).trigger === 'request' ? { data } : undefined;
    case 'roster':
      return { data: ofRoster(data as unknown as RosterView) };
    case 'command':
      return ofCommand(data as unknown as CommandView);
    case 'take':
      return ofTake(data);
    case 'group':
      return { data: ofGroup(data) };
    default:
      return { data };
  }
}

function ofService({ hostname, label, status, since, reason, addresses, flags }: Service): object {
  return { hostname, label, status, since, reason, addresses, flags };
}

function ofCamera({ status, error }: CameraView): object {
  return { status, error };
}

function ofRecording(recording: Recording): Memorable {
  const { cameraId, id, state, name, startedAt, durationMs, frames, droppedFrames, bytes, reason } =
    recording;
  const data = { id, state, name, startedAt, durationMs, frames, droppedFrames, bytes, reason };
  return { camera: cameraId, data };
}

function ofTake(data: Partial<TakeSummary>): Memorable {
  return { by: data.by, data };
}

function ofCommand({ cameraId, by, ...data }: CommandView): Memorable {
  return { camera: cameraId, by, data };
}

function ofGroup({ name, cameras }: Partial<GroupView>): object {
  return { name, ...(cameras && { cameras: cameras.slice(0, MOST_NAMES), count: cameras.length }) };
}

function ofRoster({ names, present, missing }: RosterView): object {
  return {
    expected: names.length,
    present,
    missing: missing.slice(0, MOST_NAMES),
    missingCount: missing.length,
  };
}
