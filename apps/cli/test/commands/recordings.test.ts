import type { Recording } from '#contracts/messages/recording.js';
import { run, type Ran } from '../support/run.js';
import { problem, recording, service } from '../support/samples.js';
import { ScriptedApi } from '../support/scripted-api.js';

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
});
afterEach(() => api.close());

describe('recordings', () => {
  test('a table by camera and time, and who could not be asked', async () => {
    const items = [recording('b', 'r2'), recording('a', 'r1', { droppedFrames: 2, name: 'take' })];
    api.json('GET /recordings', {
      items,
      unreached: [{ cameraId: 'c', error: problem('camera-lost', 'It is lost.') }],
    });
    const { code, stdout, stderr } = await run(['recordings'], api);
    expect(code).toBe(1);
    expect(
      stdout
        .split('\n')
        .slice(1, 3)
        .map((line) => line.slice(0, 7)),
    ).toEqual(['a      ', 'b      ']);
    expect(stdout).toMatch(/saved \(2 dropped\) .* 10\.0s {2}2\.0 MB {2}take/);
    expect(stderr).toContain('c: It is lost.');
  });

  test('what waits for its camera says so, and how it ends, until another film follows', async () => {
    const broken = recording('a', 'r1', { state: 'failed', goesOn: true, droppedFrames: 2 });
    const later = { startedAt: '2026-01-31T12:00:10.000Z' };
    const listed = async (...more: Recording[]): Promise<Ran> => {
      api.json('GET /recordings', { items: [...more, broken], unreached: [] });
      return run(['recordings'], api);
    };
    const waiting = await listed(recording('b', 'r2', later));
    expect(waiting.stdout).toContain('failed (interrupted, 2 dropped)');
    expect(waiting.stderr).toMatch(/^What is interrupted goes on .* "rollcall stop"/);
    const next = { partOf: 'r1', part: 2 };
    // The time may not have been known to who had just begun.
    for (const follows of [
      later,
      { ...later, ...next },
      { ...next, startedAt: '2025-01-01T00:00:00.000Z' },
    ]) {
      const { stdout, stderr } = await listed(recording('a', 'r3', follows));
      expect(stdout).toContain('failed (2 dropped)');
      expect(stderr).toBe('');
    }
  });

  test('of all of them, as it is said to other commands, but not of one and all', async () => {
    api.json('GET /recordings', { items: [recording('a', 'r1')], unreached: [] });
    expect(await run(['recordings', '--all', '--json'], api)).toMatchObject({ code: 0 });
    expect(await run(['recordings', 'cam-1', '--all'], api)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Name one camera') as string,
    });
  });

  test('of one camera, by its label', async () => {
    api.json('GET /services', { items: [service('cam-1')] });
    api.json('GET /cameras/cam-1/recordings', { items: [recording('cam-1', 'r1')] });
    const { code, stdout } = await run(['recordings', 'host-of-cam-1', '--json'], api);
    expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({
      code: 0,
      items: [{ id: 'r1' }],
      unreached: [],
    });
  });
});
