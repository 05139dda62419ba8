import type { Bus } from '#bus/bus.js';
import { CAMERA_STATUSES } from '#contracts/messages/agent-state.js';
import { packageVersion } from '#runtime/package-version.js';
import type { Refusals } from '#runtime/refusals.js';
import type { Fleet } from '../../domain/fleet/fleet.js';
import { isCamera } from '../../domain/fleet/is-camera.js';
import type { LiveHub } from '../../domain/live/live-hub.js';
import type { JournalWriter } from '../database/journal-writer.js';
import type { EventStream } from '../http/events/event-stream.js';
import type { Measures } from './measures.js';
import { Readings } from './readings.js';

/** Discovery names what it refuses; more kinds, or other names, than it can have are not taken up. */
const MAX_KINDS = 64;
const KIND = /^[a-z0-9-]{1,64}$/;

export interface Measured {
  readonly measures: Measures;
  readonly fleet: Pick<Fleet, 'allServices' | 'camera' | 'stale' | 'meta' | 'discoveryReady'>;
  readonly stream: Pick<EventStream, 'size' | 'sentBytes'>;
  readonly hub: Pick<LiveHub, 'pictures' | 'viewers'>;
  readonly collector: { readonly size: number };
  readonly bus: Pick<Bus, 'state'>;
  readonly journal: Pick<JournalWriter, 'state'>;
  readonly refusals: Pick<Refusals, 'counts'>;
}

/** How the API and the fleet fare, in Prometheus' words. */
export class Metrics {
  constructor(private readonly measured: Measured) {
    const readings = new Readings(measured.measures.registry);
    ofFleet(readings, measured);
    ofReaders(readings, measured);
    ofHealth(readings, measured);
    ofRefusals(readings, measured);
    ofProcess(readings);
  }

  /** The text exposition format. */
  text(): Promise<string> {
    return this.measured.measures.registry.metrics();
  }
}

function ofFleet(readings: Readings, { fleet }: Measured): void {
  readings
    .gauges('rollcall_services', 'Services that discovery knows, by their status.', 'status', () =>
      tally(
        ['found', 'lost'],
        fleet.allServices().map(({ status }) => status),
      ),
    )
    .gauges('rollcall_cameras', 'Cameras, by what they are doing.', 'status', () => {
      const cameras = fleet.allServices().filter(isCamera);
      return tally(
        CAMERA_STATUSES,
        cameras.map(({ id }) => fleet.camera(id)?.status ?? 'not-connected'),
      );
    })
    .gauge('rollcall_registry_stale', 'Whether found and lost may be out of date.', () => Number(fleet.stale))
    .gauge('rollcall_discovery_up', 'Whether discovery is connected to the broker.', () =>
      Number(fleet.discoveryReady),
    );
}

function ofReaders(readings: Readings, { stream, hub, collector }: Measured): void {
  readings
    .gauge('rollcall_event_readers', 'Readers of the event stream.', () => stream.size)
    .counter(
      'rollcall_event_sent_bytes_total',
      'Bytes of events that were sent, to all readers.',
      () => stream.sentBytes,
    )
    .gauge('rollcall_live_pictures', 'Live pictures that are asked for at agents.', () => hub.pictures)
    .gauge(
      'rollcall_live_viewers',
      'Those who watch one: players, and cameras on WebSockets.',
      () => hub.viewers,
    )
    .gauge('rollcall_collections', 'Takes that are being collected.', () => collector.size);
}

function ofHealth(readings: Readings, { bus, journal }: Measured): void {
  readings
    .gauge('rollcall_broker_connected', 'Whether the broker is reached.', () =>
      Number(bus.state === 'connected'),
    )
    .gauge(
      'rollcall_journal_waiting',
      'Entries of the journal that are not written yet.',
      () => journal.state.waiting,
    )
    .gauge('rollcall_journal_failing', 'Whether the journal cannot be written at the moment.', () =>
      Number(journal.state.failure !== undefined),
    )
    .counter(
      'rollcall_journal_left_out_total',
      'Entries that were not written.',
      () => journal.state.leftOut,
    );
}

function ofRefusals(readings: Readings, { refusals, fleet }: Measured): void {
  readings
    .counters(
      'rollcall_refused_input_total',
      'Input that the API refused before it was a request or a message, and who was thrown out, by kind.',
      'kind',
      () => refusals.counts.toJSON(),
    )
    .counters(
      'rollcall_discovery_refused_input_total',
      'Datagrams and messages that discovery refused since it started, by kind.',
      'kind',
      () => toldKinds(fleet.meta?.refused ?? {}),
    );
}

function ofProcess(readings: Readings): void {
  const version = packageVersion();
  readings
    .gauges('rollcall_build_info', 'Which version runs.', 'version', () => ({ [version]: 1 }))
    .gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss())
    .counter('process_cpu_seconds_total', 'CPU time that the process used.', () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    })
    .gauge('process_start_time_seconds', 'When the process started.', () => startedAt);
}

const startedAt = Math.round(performance.timeOrigin / 1000);

/** Each word with how often it stands there; one that is none of them is not counted. */
function tally<Word extends string>(words: readonly Word[], given: readonly Word[]): Record<string, number> {
  const counts = new Map<string, number>(words.map((word) => [word, 0]));
  for (const word of given) {
    const count = counts.get(word);
    if (count !== undefined) counts.set(word, count + 1);
  }
  return Object.fromEntries(counts);
}

function toldKinds(refused: Readonly<Record<string, unknown>>): Record<string, number> {
  const good = Object.entries(refused).filter(
    (entry): entry is [string, number] =>
      KIND.test(entry[0]) && Number.isSafeInteger(entry[1]) && Number(entry[1]) >= 0,
  );
  return Object.fromEntries(good.slice(0, MAX_KINDS));
}
