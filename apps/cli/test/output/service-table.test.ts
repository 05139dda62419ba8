import type { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';
import { serviceRows } from '#cli/output/service-table.js';
import { camera, service } from '../support/samples.js';

const TELEMETRY: AgentTelemetry = {
  at: '2026-01-31T12:00:00.000Z',
  load: 0,
  freeBytes: 0,
  memoryBytes: 0,
  frames: 0,
  droppedFrames: 0,
};

const error = { code: 'no-camera', detail: '', advice: '' };

test.each([
  [{}, 'standing-by'],
  [{ telemetry: { ...TELEMETRY, underVoltage: false, throttled: false, powerTrouble: true } }, 'standing-by'],
  [{ telemetry: { ...TELEMETRY, underVoltage: true } }, 'standing-by (under-voltage)'],
  [
    { telemetry: { ...TELEMETRY, underVoltage: true, throttled: true } },
    'standing-by (under-voltage, throttled)',
  ],
  [{ clock: { known: true, offsetMs: 0, errorMs: 20, coarse: true } }, 'standing-by (coarse-clock)'],
  [{ error, telemetry: { ...TELEMETRY, throttled: true } }, 'standing-by (no-camera, throttled)'],
])('of a camera with %j the table says %s', (more, expected) => {
  const [row] = serviceRows({ services: [service('a')], cameras: [camera('a', more)], stale: false }, 0);
  expect(row?.[5]).toBe(expected);
});

test('what a lost camera last said of its power and its clock is over', () => {
  const lost = service('a', { status: 'lost' });
  const telemetry = { ...TELEMETRY, underVoltage: true };
  const clock = { known: true, offsetMs: 0, errorMs: 20, coarse: true };
  const cameras = [camera('a', { telemetry, clock })];
  const [row] = serviceRows({ services: [lost], cameras, stale: false }, 0);
  expect(row?.[5]).toBe('standing-by');
});
