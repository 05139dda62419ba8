import type { Schemas } from '#client/index.js';
import { entriesOf, isRecording, matching, recordingOf } from '../../apps/console/src/fleet/fleet-entries.js';
import { BY_NAME, inOrder, type Sorting, sortedBy } from '../../apps/console/src/fleet/fleet-sorting.js';
import { warningsOf } from '../../apps/console/src/fleet/status.js';

const HOT = { temperatureC: 78, underVoltage: true };

type Facts = Partial<Pick<Schemas['FleetService'], 'status' | 'since'>> & {
  readonly celsius?: number;
  readonly freeBytes?: number;
  readonly isRecording?: boolean;
};

/** A fleet of cameras as the stream tells of them, as far as a list of them goes. */
function fleetOf(facts: Readonly<Record<string, Facts>>): Parameters<typeof entriesOf>[0] {
  const services = new Map<string, unknown>();
  const cameras = new Map<string, unknown>();
  for (const [id, { status = 'found', since = '2026-11-30T10:00:00Z', ...camera }] of Object.entries(facts)) {
    services.set(id, { ...{ id, label: id, hostname: id, addresses: [], flags: [] }, status, since });
    cameras.set(id, cameraOf(camera));
  }
  return { services, cameras } as never;
}

function cameraOf({ celsius, freeBytes = 0, isRecording: records = false }: Facts): object {
  return {
    status: records ? 'recording' : 'standing-by',
    disk: { totalBytes: 100, freeBytes },
    ...(celsius !== undefined && { telemetry: { ...HOT, temperatureC: celsius } }),
    ...(records && { recording: { id: 'film' } }),
  };
}

const FLEET = fleetOf({
  'cam-10': { celsius: 50, freeBytes: 10, since: '2026-11-30T10:00:02Z' },
  'cam-2': { celsius: 78, freeBytes: 5, since: '2026-11-30T10:00:03Z', status: 'lost', isRecording: true },
  'cam-1': { freeBytes: 20, since: '2026-11-30T10:00:01Z' },
  'cam-3': { celsius: 60, freeBytes: 30, since: '2026-11-30T10:00:00Z', isRecording: true },
});

describe('the list of the fleet', () => {
  const order = (sorting: Sorting): string =>
    inOrder(entriesOf(FLEET), sorting)
      .map(({ service }) => service.id.replace('cam-', ''))
      .join(' ');

  it.each([
    ['name', '1 2 3 10', '10 3 2 1'],
    ['status', '2 3 1 10', '1 10 3 2'],
    ['changed', '2 10 1 3', '3 1 10 2'],
    ['temperature', '3 10 1 2', '10 3 1 2'],
    ['disk', '10 1 3 2', '3 1 10 2'],
  ] as const)('is sorted by %s at one press, and the other way round at the next', (key, first, next) => {
    const other: Sorting = key === 'name' ? { key: 'disk', direction: 'ascending' } : BY_NAME;
    expect(order(sortedBy(other, key))).toBe(first);
    expect(order(sortedBy(sortedBy(other, key), key))).toBe(next);
  });
});

describe('a camera that is lost', () => {
  const lost = entriesOf(FLEET).find(({ service }) => service.id === 'cam-2');
  const found = entriesOf(FLEET).find(({ service }) => service.id === 'cam-3');

  it('tells nothing of what its board and its recording were when it was last heard', () => {
    if (!lost || !found) throw new Error('they are in the list');
    expect([warningsOf(lost), recordingOf(lost), isRecording(lost)]).toEqual([[], undefined, false]);
    expect(warningsOf(found)).toEqual(['Its supply voltage is too low.']);
    expect([recordingOf(found), isRecording(found)]).toEqual([{ id: 'film' }, true]);
    const shown = matching(entriesOf(FLEET), { text: '', shown: 'recording' });
    expect(shown.map(({ service }) => service.id)).toEqual(['cam-3']);
  });
});
