import type { Command } from '#contracts/messages/command.js';
import { eventually } from '#testing/eventually.js';
import { closeLab, LabApi, labAgent, labBroker, OPERATOR_AHEAD_MS } from './agent-lab.js';
import { FakeCamera, recording } from './fake-camera.js';

afterEach(closeLab);

/** Two clocks are read one after the other: a busy machine may do other work between them. */
const READING_MS = 500;

const command = (corr: string, more: Partial<Command> = {}): Command => ({
  corr,
  requester: 'api-1',
  issuedAt: new Date(Date.now() + OPERATOR_AHEAD_MS).toISOString(),
  ttlMs: 10_000,
  args: {},
  ...more,
});

describe('what an agent tells the broker', () => {
  test('at its connect: info and state before its presence, then telemetry', async () => {
    const broker = await labBroker();
    const keys = ['agent.info', 'agent.state', 'agent.presence', 'agent.telemetry'] as const;
    const api = await LabApi.connect(broker, keys);
    const { agent } = await labAgent(broker);
    const [telemetry] = await eventually(
      'telemetry',
      () => api.heard('agent.telemetry').length > 0 && api.heard('agent.telemetry'),
    );
    const [info] = api.heard('agent.info');
    expect(info).toMatchObject({
      params: { id: 'cam-1' },
      message: {
        addresses: ['127.0.0.1'],
        port: agent.mediaPort,
        model: 'fake',
        driver: 'simulated',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      },
    });
    expect(api.heard('agent.state')[0]?.message).toMatchObject({
      status: 'standing-by',
      clock: { known: false },
      disk: { freeBytes: 500 },
    });
    expect(api.heard('agent.presence')[0]?.message).toMatchObject({
      state: 'ready',
      boot: info?.message?.boot,
    });
    expect(telemetry?.message).toMatchObject({ frames: 7, droppedFrames: 1, freeBytes: 500 });
    expect(telemetry?.message?.memoryBytes).toBeGreaterThan(1e6);
  });

  test('every change of the state, the last one surely', async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.state']);
    const { camera } = await labAgent(broker);
    await eventually('a state', () => api.heard('agent.state').length > 0);
    for (let i = 0; i < 500; i += 1) camera.change({ disk: { totalBytes: 1000, freeBytes: i } });
    camera.change({ status: 'not-connected', error: { code: 'no-camera', detail: 'No.', advice: 'Look.' } });
    await eventually(
      'the last state',
      () => api.heard('agent.state').at(-1)?.message?.status === 'not-connected',
    );
    expect(api.heard('agent.state').length).toBeLessThan(50);
  });

  test('what its camera is, when that changes', async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.info', 'agent.state']);
    const { camera } = await labAgent(broker);
    await eventually('a state', () => api.heard('agent.state').length > 0);
    camera.facts = { ...camera.facts, model: 'HD Pro Webcam C920', driver: 'v4l2' };
    camera.change({ status: 'standing-by' });
    const info = await eventually('the other camera', () =>
      api.heard('agent.info').find(({ message }) => message?.driver === 'v4l2'),
    );
    expect(info.message?.model).toBe('HD Pro Webcam C920');
    const { length } = api.heard('agent.info');
    camera.change({ status: 'not-connected', error: { code: 'no-camera', detail: 'No.', advice: 'Look.' } });
    await eventually('the state', () => api.heard('agent.state').at(-1)?.message?.status === 'not-connected');
    expect(api.heard('agent.info')).toHaveLength(length);
  });

  test('everything again to a broker that has forgotten it', async () => {
    const first = await labBroker();
    const { camera } = await labAgent(first);
    const before = await LabApi.connect(first, ['agent.presence']);
    await eventually('ready', () => before.heard('agent.presence').at(-1)?.message?.state === 'ready');
    await before.bus.close();
    await first.close();
    camera.change({ status: 'restarting' });
    const second = await labBroker({ port: first.port, dataDir: first.dataDir });
    const api = await LabApi.connect(second, ['agent.info', 'agent.state', 'agent.presence']);
    await eventually('ready again', () => api.heard('agent.presence').at(-1)?.message?.state === 'ready');
    expect(api.heard('agent.info').at(-1)?.message?.model).toBe('fake');
    expect(api.heard('agent.state').at(-1)?.message?.status).toBe('restarting');
  });

  test('events of recordings, in operator time, with those of before its connect', async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.event', 'agent.state']);
    const camera = new FakeCamera();
    camera.recovered = recording('film-0', { state: 'recovered' });
    await labAgent(broker, {}, camera);
    await eventually('the clock', () => api.heard('agent.state').at(-1)?.message?.clock.known === true);
    camera.tell('recording.started', recording('film-1', { state: 'recording' }));
    await eventually('both', () => api.heard('agent.event').length === 2);
    const [recovered, started] = api.heard('agent.event');
    expect(recovered).toMatchObject({
      params: { id: 'cam-1', type: 'recording-recovered' },
      message: { type: 'recording.recovered', subject: 'film-0', data: { id: 'film-0', state: 'recovered' } },
    });
    expect(started?.message).toMatchObject({ type: 'recording.started', subject: 'film-1' });
    const aheadMs = Date.parse(started?.message?.time ?? '') - Date.now();
    expect(Math.abs(aheadMs - OPERATOR_AHEAD_MS)).toBeLessThan(60_000);
    expect(started?.message?.id).not.toBe(recovered?.message?.id);
  });

  test("the operator's clock, once it was measured", async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.state']);
    await labAgent(broker);
    const known = await eventually('the clock is known', () =>
      api.heard('agent.state').find(({ message }) => message?.clock.known),
    );
    const { offsetMs = 0, errorMs = 0 } = known.message?.clock ?? {};
    expect(Math.abs(offsetMs - OPERATOR_AHEAD_MS)).toBeLessThanOrEqual(errorMs + READING_MS);
  });

  test.each([
    ['+365d,100ppm', 365],
    ['-1y,-100ppm', -365],
  ])("the operator's clock, whatever its own one says (%s)", async (fault, days) => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.state']);
    const { agent } = await labAgent(broker, { ROLLCALL_SIMULATE_CLOCK: fault });
    expect(agent.hasFalseClock).toBe(true);
    const known = await eventually('the clock is known', () =>
      api.heard('agent.state').find(({ message }) => message?.clock.known),
    );
    const { offsetMs = 0, errorMs = 0 } = known.message?.clock ?? {};
    expect(Math.abs(offsetMs - (OPERATOR_AHEAD_MS - days * 86_400_000))).toBeLessThanOrEqual(
      errorMs + READING_MS,
    );
    expect(Math.abs(Date.parse(known.message?.at ?? '') - Date.now() - OPERATOR_AHEAD_MS)).toBeLessThan(
      60_000,
    );
  });

  test('what the time service of its host says', async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.state']);
    const { camera } = await labAgent(broker);
    const told = await eventually('a word of the host', () => {
      // It is told with the next state, whatever that is for.
      camera.change({ status: 'standing-by' });
      return api.heard('agent.state').find(({ message }) => message?.clock.host);
    });
    expect(told.message?.clock.host?.source).toMatch(/^(none|chrony|timesyncd)$/);
  });

  test('goodbye at a clean stop, after the recording was finished', async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.presence', 'agent.reply']);
    const { agent, camera } = await labAgent(broker);
    await eventually('ready', () => api.heard('agent.presence').at(-1)?.message?.state === 'ready');
    camera.stopping = new Promise((resolve) => setImmediate(resolve));
    await agent.close();
    await eventually('gone', () => api.heard('agent.presence').at(-1)?.message?.state === 'lost');
    expect(api.heard('agent.presence').at(-1)?.message?.reason).toBe('bye');
    expect(camera.calls).toEqual(['start', 'stop']);
  });
});

describe('what an agent obeys', () => {
  test('a command: the API gets its answer', async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.presence']);
    const { camera } = await labAgent(broker);
    await eventually('ready', () => api.heard('agent.presence').at(-1)?.message?.state === 'ready');
    const started = await api.requests.command('cam-1', 'recording-start', { durationMs: 500 }, 5000);
    expect(started).toEqual({ recording: recording('film-1') });
    expect(camera.calls).toContain('recording-start {"durationMs":500}');
    const stopped = api.requests.command('cam-1', 'recording-stop', {}, 5000);
    await expect(stopped).rejects.toMatchObject({ code: 'not-recording' });
  });

  test('what is asked of its board, as far as it was given the right', async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.presence']);
    const { camera } = await labAgent(broker);
    await eventually('ready', () => api.heard('agent.presence').at(-1)?.message?.state === 'ready');
    const shown = await api.requests.command('cam-1', 'identify', { durationMs: 1000 }, 5000);
    expect(shown).toEqual({ overlay: true, led: expect.any(Boolean) as boolean });
    expect(camera.calls).toContain('identify 1000');
    const power = api.requests.command('cam-1', 'power', { action: 'reboot' }, 5000);
    await expect(power).rejects.toMatchObject({ code: 'no-power-control' });
  });

  test('a stop while a start waits for its frame, and a repeat only once', async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.presence', 'agent.reply']);
    const camera = new FakeCamera();
    let frame = (): void => undefined;
    camera.firstFrame = new Promise((resolve) => (frame = resolve));
    await labAgent(broker, {}, camera);
    await eventually('ready', () => api.heard('agent.presence').at(-1)?.message?.state === 'ready');
    const send = (name: string, message: Command): Promise<void> =>
      api.bus.publish('agent.command', { id: 'cam-1', name }, message);
    await send('recording-start', command('a'));
    await send('recording-start', command('a'));
    await send('recording-stop', command('b'));
    await eventually('the stop is answered', () => api.heard('agent.reply').length === 1);
    expect(api.heard('agent.reply')[0]?.message?.corr).toBe('b');
    frame();
    await eventually('both starts are answered', () => api.heard('agent.reply').length === 3);
    expect(camera.calls.filter((call) => call.startsWith('recording-start'))).toHaveLength(1);
  });

  test('nothing that is too late, unknown or wrong: each is answered with its reason', async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.state', 'agent.reply']);
    const { camera } = await labAgent(broker);
    await eventually('the clock', () => api.heard('agent.state').at(-1)?.message?.clock.known === true);
    const send = (name: string, message: Command): Promise<void> =>
      api.bus.publish('agent.command', { id: 'cam-1', name }, message);
    await send('recording-start', command('late', { issuedAt: new Date().toISOString() }));
    await send('self-destruct', command('unknown'));
    await send('recording-start', command('wrong', { args: { durationMs: -1 } }));
    await eventually('three answers', () => api.heard('agent.reply').length === 3);
    const codes = api.heard('agent.reply').map(({ message }) => [message?.corr, message?.error?.code]);
    expect(Object.fromEntries(codes)).toEqual({
      late: 'command-expired',
      unknown: 'unknown-command',
      wrong: 'invalid-request',
    });
    expect(camera.calls).toEqual(['start']);
  });
});
