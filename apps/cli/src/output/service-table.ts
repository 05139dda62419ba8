import type { CameraView, Snapshot } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import { formatAge } from './duration.js';
import { flagTexts } from './flag-texts.js';
import type { Column } from './table.js';

export const SERVICE_COLUMNS: readonly Column[] = [
  { title: 'ID' },
  { title: 'LABEL', min: 6 },
  { title: 'ADDRESS', min: 15 },
  { title: 'STATUS' },
  { title: 'SINCE', min: 8 },
  { title: 'CAMERA', min: 9 },
  { title: 'RECORDING', min: 9 },
];

const NONE = '-';

/** A row for every service, found ones first, then by id. `now`: unix ms. */
export function serviceRows(view: Snapshot, now: number): string[][] {
  const cameras = new Map(view.cameras.map((camera) => [camera.id, camera]));
  return [...view.services].sort(foundFirst).map((service) => row(service, cameras.get(service.id), now));
}

function row(service: Service, camera: CameraView | undefined, now: number): string[] {
  return [
    service.id,
    service.label,
    addressOf(service),
    service.status,
    `${formatAge(now - Date.parse(service.since))} (${marksOf(service)})`,
    camera ? cameraText(camera, service) : NONE,
    camera?.recording ? (camera.recording.name ?? camera.recording.id) : NONE,
  ];
}

/** `not-connected (no-camera, under-voltage)`: a weak supply is behind many a failure. */
function cameraText({ status, error, telemetry, clock }: CameraView, { status: presence }: Service): string {
  const isThere = presence === 'found';
  const power = isThere ? telemetry : undefined;
  const troubles = [
    ...(error ? [error.code] : []),
    ...(power?.underVoltage === true ? ['under-voltage'] : []),
    ...(power?.throttled === true ? ['throttled'] : []),
    ...(isThere && clock.coarse === true ? ['coarse-clock'] : []),
  ];
  return troubles.length === 0 ? status : `${status} (${troubles.join(', ')})`;
}

function marksOf({ reason, flags, conflict }: Service): string {
  return [reason, ...flagTexts(flags, conflict)].join(', ');
}

function addressOf({ addresses }: Service): string {
  const [first = NONE, ...more] = addresses;
  return more.length > 0 ? `${first} +${more.length}` : first;
}

function foundFirst(a: Service, b: Service): number {
  if (a.status !== b.status) return a.status === 'found' ? -1 : 1;
  return a.id.localeCompare(b.id, 'en', { numeric: true });
}
