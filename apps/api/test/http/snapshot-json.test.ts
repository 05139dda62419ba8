import { SnapshotJson } from '#api/adapters/http/events/snapshot-json.js';
import { callRoster } from '#api/domain/roster/roster.js';
import { Fleet } from '#api/domain/fleet/fleet.js';
import { infoOf, serviceOf, stateOf } from '../support/samples.js';

function fleetOf(ids: readonly string[]): Fleet {
  const fleet = new Fleet();
  for (const id of ids) {
    fleet.apply({ kind: 'service', id, service: serviceOf(id) });
    fleet.apply({ kind: 'agent-info', id, info: infoOf(id) });
    fleet.apply({ kind: 'agent-state', id, state: stateOf() });
  }
  return fleet;
}

test.each([[[]], [['a']], [['a', 'b', 'c']]])('a snapshot of %j reads as the view does', (ids) => {
  const fleet = fleetOf(ids);
  const snapshot = { ...fleet.snapshot(), roster: callRoster(['a"\n'], fleet.allServices()) };
  expect(JSON.parse(new SnapshotJson().of(snapshot))).toEqual(JSON.parse(JSON.stringify(snapshot)));
});

test('what changed since the last snapshot is in the next one, and only that is written again', () => {
  const fleet = fleetOf(['a', 'b']);
  const json = new SnapshotJson();
  json.of(fleet.snapshot());
  const [, other] = fleet.snapshot().cameras;
  fleet.apply({ kind: 'agent-state', id: 'a', state: stateOf({ status: 'recording' }) });
  fleet.apply({
    kind: 'service',
    id: 'b',
    service: serviceOf('b', { lastSeen: '2027-01-01T00:00:00.000Z' }),
  });
  expect(JSON.parse(json.of(fleet.snapshot()))).toEqual(JSON.parse(JSON.stringify(fleet.snapshot())));
  expect(fleet.snapshot().cameras[1]).not.toBe(other);
  expect(fleet.snapshot().cameras[1]).toBe(fleet.snapshot().cameras[1]);
});
