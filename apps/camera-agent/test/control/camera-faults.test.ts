import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createCamera } from '#camera-agent/adapters/camera/create-camera.js';
import type { CameraUnit } from '#camera-agent/domain/camera/camera-unit.js';
import type { AgentState } from '#contracts/messages/agent-state.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { freeUdpPort } from '#testing/free-port.js';
import { operatorFolder } from '#testing/operator-folder.js';
import { describeWith } from '#testing/tools.js';
import { probeFilm } from '../camera/film-probe.js';
import { fixedOperatorTime } from '../camera/fixed-operator-time.js';
import { agentEnvironment, closeLab, LabApi, labBroker, labStart } from './agent-lab.js';

afterEach(closeLab);

const FPS = 10;
const STEP_MS = 50;

/** An agent with a simulated camera that fails; the camera's time, and nothing else, goes as the test says. */
class FaultLab {
  private readonly clock = new FakeClock();
  private camera: CameraUnit | undefined;

  private constructor(
    private readonly api: LabApi,
    private readonly folder: string,
  ) {}

  static async start(faults: string): Promise<FaultLab> {
    const broker = await labBroker();
    const dataDir = await operatorFolder(broker.dataDir);
    const api = await LabApi.connect(broker, ['agent.state', 'agent.event']);
    const lab = new FaultLab(api, join(dataDir, 'agents/cam-1/recordings'));
    const own = { clock: lab.clock, operatorTime: fixedOperatorTime(lab.clock) };
    const env = agentEnvironment(dataDir, broker.url, await freeUdpPort(), {
      ROLLCALL_LISTEN: '127.0.0.1',
      ROLLCALL_DRIVER: 'simulated',
      ROLLCALL_VIDEO: `160x64@${FPS}`,
      ROLLCALL_SIMULATE_FAULTS: faults,
    });
    await labStart(
      env,
      async (config, deps) => (lab.camera = await createCamera(config, { ...deps, ...own })),
    );
    await eventually('a state', () => lab.state !== undefined);
    return lab;
  }

  /** What the agent said last. */
  get state(): AgentState | undefined {
    return this.api.heard('agent.state').at(-1)?.message;
  }

  /** Time of the camera passes up to so long after its start, and files and promises get their turn. */
  async passTo(ms: number): Promise<void> {
    while (this.clock.monotonic() < ms) await this.pass();
  }

  /** The same until the camera has this status with this error or none, `mostMs` at most; awaits that the broker has it. */
  async passUntil(mostMs: number, status: string, code?: string): Promise<void> {
    const end = this.clock.monotonic() + mostMs;
    while (!isSaid(this.camera?.snapshot, status, code) && this.clock.monotonic() < end) await this.pass();
    await this.says(status, code);
  }

  async says(status: string, code?: string): Promise<void> {
    await eventually(`${status} ${code ?? ''}`, () => isSaid(this.state, status, code));
  }

  /** Records that long over the broker; gives what was saved. */
  async record(durationMs: number): Promise<Recording> {
    const { id } = await this.begin({ durationMs });
    const recording = await eventually('the film', async () => {
      await this.pass();
      return this.told('recording.saved');
    });
    expect(recording.id).toBe(id);
    return recording;
  }

  /** Resolves at the first frame, before which no time passes while the disk is busy. */
  async begin(args: { durationMs?: number }): Promise<Recording> {
    const before = await this.films();
    const started = this.api.requests.command('cam-1', 'recording-start', args, 20_000);
    await eventually('its files', async () => (await this.films()) > before);
    return (await this.passing(started)).recording as Recording;
  }

  async stop(): Promise<Recording> {
    const stopped = this.api.requests.command('cam-1', 'recording-stop', {}, 20_000);
    return (await this.passing(stopped)).recording as Recording;
  }

  private async films(): Promise<number> {
    return (await readdir(this.folder)).filter((name) => name.endsWith('.pts')).length;
  }

  /** The recording of the first event of this type that the broker had. */
  told(type: string): Recording | undefined {
    const events = this.api.heard('agent.event').map(({ message }) => message);
    return events.find((event) => event?.type === type)?.data as Recording | undefined;
  }

  async filmOf({ id }: Recording): Promise<string> {
    return (await this.camera?.videoPath(id)) ?? '';
  }

  private async pass(): Promise<void> {
    this.clock.advance(STEP_MS);
    await new Promise(setImmediate);
  }

  private async passing<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const end = (): void => void (settled = true);
    promise.then(end, end);
    await eventually('an answer', async () => {
      await this.pass();
      return settled;
    });
    return promise;
  }
}

function isSaid(
  state: Pick<AgentState, 'status' | 'error'> | undefined,
  status: string,
  code: string | undefined,
): boolean {
  return state?.status === status && state.error?.code === code;
}

test.each([
  ['stall=4s@5s', 5000, 'restarting', 'camera-failed'],
  ['die@5s', 5000, 'restarting', 'camera-failed'],
  ['busy=4s@5s', 5000, 'restarting', 'camera-busy'],
  ['unplug=4s@5s', 5000, 'not-connected', 'no-camera'],
  ['slow-start=8s', 0, 'starting', 'camera-not-ready'],
])(
  '%s: told within 3 s, mended without help, and recorded with after it',
  async (faults, at, status, code) => {
    const lab = await FaultLab.start(faults);
    await lab.passTo(at);
    await lab.says(at === 0 ? 'starting' : 'standing-by');
    await lab.passUntil(3000, status, code);
    await lab.passUntil(60_000, 'standing-by');
    expect(await lab.record(2000)).toMatchObject({ state: 'saved', durationMs: 2000, frames: 2 * FPS });
  },
);

test.each([
  ['stall=4s@5s', 'restarting', 'camera-failed'],
  ['die@5s', 'restarting', 'camera-failed'],
  ['unplug=4s@5s', 'not-connected', 'no-camera'],
])(
  '%s in a recording: its film fails with its reason within 3 s, and it goes on in another',
  async (...row) => {
    const [faults, status, code] = row;
    const lab = await FaultLab.start(faults);
    await lab.passTo(1000);
    await lab.says('standing-by');
    const { id, startedAt } = await lab.begin({});
    await lab.passTo(5000);
    await lab.says('recording');
    expect(lab.told('recording.failed')).toBeUndefined();
    await lab.passUntil(3000, status, code);
    const failed = await eventually('the end', () => lab.told('recording.failed'));
    expect(failed).toMatchObject({ id, state: 'failed', reason: code, droppedFrames: 0 });
    // All of it up to the fault stands in the film.
    const lastMs = Date.parse(failed.lastFrame?.at ?? '') - Date.parse(startedAt);
    expect(failed.frames).toBe(Math.round((lastMs * FPS) / 1000) + 1);
    expect(failed.frames).toBeGreaterThan(3 * FPS);
    await lab.passUntil(60_000, 'recording');
    expect(await lab.stop()).toMatchObject({ state: 'saved', partOf: id, part: 2 });
  },
);

test.each([
  ['clock-step=+1h@3s', 30, 0],
  ['clock-step=-1h@3s', 30, 0],
  ['clock-step=-500ms@2s/1s', 30, 0],
  ['corrupt=3@3s', 30, 0],
  ['drop=5@3s', 25, 5],
])('%s in a recording: it goes on, and says what it is', async (faults, frames, droppedFrames) => {
  const lab = await FaultLab.start(faults);
  await lab.passTo(1000);
  await lab.says('standing-by');
  const saved = await lab.record(3000);
  expect(saved).toMatchObject({ state: 'saved', durationMs: 3000, frames, droppedFrames });
  await lab.says('standing-by');
});

describeWith('ffprobe', 'a film through a jump of the clock, held against ffprobe', () => {
  test('has every frame, and lasts as long as it took', async () => {
    const lab = await FaultLab.start('clock-step=-1h@2s,clock-step=+2h@3s');
    await lab.passTo(1000);
    await lab.says('standing-by');
    const film = await lab.filmOf(await lab.record(3000));
    const sound = { frames: 30, width: 160, height: 64, durationMs: 3000, complaints: '' };
    expect(await probeFilm(film)).toEqual(sound);
  });
});
