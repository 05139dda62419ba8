import type { Schemas } from '#client/index.js';
import type { FleetEntry } from './fleet-entries.js';

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

const LOST: Readonly<Record<string, string>> = {
  bye: 'it was shut down',
  will: 'power or network',
  missed: 'power or network',
  network: 'many fell silent at once: the network',
  replaced: 'another board took its place',
};

/** How a service is, in a word, a colour and a reason. */
export function statusOf({ service, camera }: FleetEntry): Status {
  if (service.status === 'lost') {
    const why = LOST[service.reason] ?? service.reason;
    return { text: 'lost', color: 'var(--mantine-color-gray-6)', why };
  }
  if (!camera) return { text: 'found', color: 'var(--mantine-color-teal-8)' };
  const why = camera.error?.detail;
  return { ...CAMERA[camera.status], ...(why !== undefined && { why }) };
}

const FLAGS: Readonly<Record<string, string>> = {
  suspect: 'It has not answered lately.',
  'udp-unreachable': 'It is heard by the broker alone: UDP does not reach it.',
  flapping: 'It comes and goes: look at its power supply and its network.',
  conflict: 'Several boards speak with this id.',
  unclaimed: 'It has not joined yet: give it a join token.',
};

/** Boards slow themselves down from 80 °C on. */
const HOT_C = 75;

/** What people should know of a service besides its status. */
export function warningsOf({ service, camera }: FleetEntry): string[] {
  const { telemetry, disk } = camera ?? {};
  return [
    ...service.flags.flatMap((flag) => FLAGS[flag] ?? []),
    ...(disk?.level === 'full' ? ['Its disk is full.'] : []),
    ...(disk?.level === 'low' ? ['Its disk will be full within half an hour.'] : []),
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
