import type { Schemas } from '#client/index.js';
import { flagTexts } from './flag-texts.js';
import type { FleetEntry } from './fleet-entries.js';
import { isClosed } from './is-closed.js';
import { lostReason } from './lost-reason.js';

export interface Status {
  readonly text: string;
  readonly color: string;
  /** What is behind it, where there is something to say. */
  readonly why?: string;
}

const CAMERA = {
  recording: { text: 'recording', color: 'var(--tally)' },
  'standing-by': { text: 'standing by', color: 'var(--mantine-color-teal-5)' },
  starting: { text: 'starting', color: 'var(--mantine-color-yellow-5)' },
  restarting: { text: 'restarting', color: 'var(--mantine-color-yellow-5)' },
  'not-connected': { text: 'no camera', color: 'var(--mantine-color-orange-6)' },
} as const;

/** How a service is, in a word, a colour and a reason. */
export function statusOf({ service, camera }: FleetEntry): Status {
  if (service.status === 'lost') {
    const why = lostReason(service.reason);
    return { text: 'lost', color: 'var(--mantine-color-gray-6)', why };
  }
  if (!camera) return { text: 'found', color: 'var(--mantine-color-teal-8)' };
  const why = camera.error?.detail;
  const look = isClosed(camera) ? { ...CAMERA['not-connected'], text: 'closed' } : CAMERA[camera.status];
  return { ...look, ...(why !== undefined && { why }) };
}

/** Boards slow themselves down from 80 °C on. */
const HOT_C = 75;

export const LOW_DISK = 'Its disk will be full within half an hour.';

/** What people should know of a service besides its status. */
export function warningsOf({ service, camera }: FleetEntry): string[] {
  // What a lost board had is not what it has.
  const { telemetry, disk } = service.status === 'lost' ? {} : (camera ?? {});
  return [
    ...flagTexts(service.flags),
    ...(disk?.error ? [disk.error.detail] : []),
    ...(disk?.level === 'full' ? ['Its disk is full.'] : []),
    ...(disk?.level === 'low' ? [LOW_DISK] : []),
    ...(telemetry ? warningsOfBoard(telemetry) : []),
  ];
}

function warningsOfBoard({ temperatureC = 0, underVoltage, throttled }: Schemas['AgentTelemetry']): string[] {
  return [
    ...(temperatureC >= HOT_C ? [`It is ${Math.round(temperatureC)} °C hot.`] : []),
    ...(underVoltage ? ['Its supply voltage is too low.'] : []),
    ...(throttled ? ['It is slowed down for heat or want of voltage.'] : []),
  ];
}
