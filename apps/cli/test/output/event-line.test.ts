import fc from 'fast-check';
import { eventLine } from '../../src/output/event-line.js';
import { recording, roster, service, snapshot, trouble } from '../support/samples.js';

const NOON = new Date(2026, 0, 31, 12, 0, 0);

function line(type: string, subject: string, data: object): string {
  return eventLine(type, { type, subject, time: NOON.toISOString(), data }, 0);
}

test('each kind of event in a line of its own manner', () => {
  expect(line('service.found', 'cam-1', service('cam-1'))).toBe(
    '12:00:00  service.found      cam-1        127.0.0.1 host-of-cam-1 found by search',
  );
  expect(
    line('service.lost', 'cam-1', service('cam-1', { status: 'lost', reason: 'will', flags: ['flapping'] })),
  ).toBe(
    '12:00:00  service.lost       cam-1        127.0.0.1 host-of-cam-1 lost will (its connection broke: power, network or process), flapping (five changes between found and lost in ten minutes)',
  );
  const twins = service('cam-1', { flags: ['conflict'], conflict: ['10.0.0.5', '10.0.0.9'] });
  expect(line('service.changed', 'cam-1', twins)).toBe(
    '12:00:00  service.changed    cam-1        127.0.0.1 host-of-cam-1 found by search, conflict: 10.0.0.5, 10.0.0.9 (two boards use this id)',
  );
  expect(line('network.degraded', 'registry', trouble(40, 41))).toBe(
    '12:00:00  network.degraded   registry     40 of 41 silent at once, lost at 17:05:09 unless they return',
  );
  expect(line('network.settled', 'registry', trouble(40, 41))).toBe(
    '12:00:00  network.settled    registry     it is over: 40 of 41 were silent at once',
  );
  expect(line('roster.changed', 'roster', roster({ names: ['a', 'b'], present: 1, missing: ['b'] }))).toBe(
    '12:00:00  roster.changed     roster       1 of 2, missing: b',
  );
  expect(line('roster.changed', 'roster', roster())).toBe(
    '12:00:00  roster.changed     roster       nobody is expected',
  );
  expect(line('search.started', 's1', { state: 'running', windowMs: 500, trigger: 'request' })).toBe(
    '12:00:00  search.started     s1           on request for 0.5s',
  );
  expect(line('search.finished', 's1', { state: 'finished', answered: 3, found: 1, lost: 0 })).toBe(
    '12:00:00  search.finished    s1           3 answered, 1 newly found, 0 lost',
  );
  expect(line('camera.status', 'cam-1', { status: 'not-connected', error: { detail: 'no cable' } })).toBe(
    '12:00:00  camera.status      cam-1        not-connected no cable',
  );
  expect(line('take.complete', 't1', { name: 'walk', number: 2, cameras: { saved: 3 } })).toBe(
    '12:00:00  take.complete      t1           walk 2 3 saved',
  );
  expect(line('recording.saved', 'r1', recording('cam-1', 'r1', { name: 'take 1' }))).toBe(
    '12:00:00  recording.saved    cam-1        r1 take 1 10.0s, 300 frames, 2.0 MB',
  );
});

test('a snapshot says how many there are', () => {
  const view = { ...snapshot('a', 'b'), stale: true };
  expect(eventLine('snapshot', { ...view }, NOON.getTime())).toMatch(
    /2 found, 0 lost \(discovery is away\)$/,
  );
});

test('a snapshot says what else there is to know', () => {
  const view = {
    ...snapshot('a'),
    network: trouble(40, 41),
    roster: roster({ names: ['a', 'b'], present: 1, missing: ['b'] }),
  };
  expect(eventLine('snapshot', { ...view }, NOON.getTime())).toMatch(
    /1 found, 0 lost network: 40 of 41 silent .* return roster: 1 of 2, missing: b$/,
  );
});

test('any event at all has a line', () => {
  const data = fc.dictionary(
    fc.constantFrom(
      'id',
      'state',
      'flags',
      'addresses',
      'error',
      'bytes',
      'conflict',
      'names',
      'missing',
      'unexpected',
      'present',
      'silent',
      'x',
    ),
    fc.jsonValue(),
  );
  const type = fc.constantFrom(
    'service.found',
    'search.started',
    'camera.status',
    'recording.saved',
    'network.degraded',
    'network.settled',
    'roster.changed',
    'snapshot',
    'constructor',
    'other',
    '',
  );
  fc.assert(
    fc.property(type, fc.dictionary(fc.string(), fc.jsonValue()), data, (name, event, inner) => {
      expect(typeof eventLine(name, { ...event, data: inner }, 0)).toBe('string');
      expect(typeof eventLine(name, event, 0)).toBe('string');
    }),
  );
});
