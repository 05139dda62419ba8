import { type ArmingParts, TakeArming } from '#camera-agent/adapters/takes/take-arming.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import type { ClockState } from '#contracts/messages/clock-state.js';
import type { ArmReport, TakeArmArgs } from '#contracts/messages/take.js';
import { FakeClock } from '#testing/fake-clock.js';
import { FakeCamera } from '../control/fake-camera.js';

const MIB = 1024 * 1024;
const ARGS: TakeArmArgs = { takeId: 'take-1', holdMs: 60_000 };

class Pi extends FakeCamera {
  writeMs = 20;
  bytesPerSecond = MIB;
  failure: RollcallError | undefined;
  readonly clock = new FakeClock();
  readonly parts: ArmingParts = {
    camera: this,
    clock: this.clock,
    refreshClock: () => {
      this.calls.push('clock');
      return Promise.resolve();
    },
    clockState: () => this.known,
    vitals: () => Promise.resolve(this.vitals),
  };
  known: ClockState = { known: true, offsetMs: 3, errorMs: 2 };
  vitals: Awaited<ReturnType<ArmingParts['vitals']>> = { temperatureC: 50 };

  constructor() {
    super();
    const { take } = this.held;
    this.held.take = (...args) => {
      take(...args);
      if (this.failure) throw this.failure;
    };
    this.disk({ freeBytes: 1000 * MIB, reserveBytes: 100 * MIB, level: 'ok' });
  }

  disk(disk: Partial<Pi['snapshot']['disk']>): void {
    this.snapshot = { ...this.snapshot, disk: { totalBytes: 4000 * MIB, freeBytes: 0, ...disk } };
  }

  override probeDisk(): ReturnType<FakeCamera['probeDisk']> {
    const { writeMs, bytesPerSecond } = this;
    return Promise.resolve({ disk: this.snapshot.disk, bytesPerSecond, writeMs });
  }

  arm(args: Partial<TakeArmArgs> = {}): Promise<ArmReport> {
    return new TakeArming(this.parts).arm({ ...ARGS, ...args });
  }
}

test('a camera with nothing amiss is ready, held, and says how long before it must know', async () => {
  const pi = new Pi();
  const report = await pi.arm({ durationMs: 60_000 });
  expect(report).toMatchObject({ ready: true, findings: [], leadMs: 107, temperatureC: 50 });
  expect(report.clock).toBe(pi.known);
  expect(pi.calls).toEqual(['hold take-1 60000', 'end stepping', 'clock']);
});

const refusals: readonly (readonly [ErrorCode, (pi: Pi) => void, Partial<TakeArmArgs>?])[] = [
  ['camera-held', (pi) => (pi.failure = new RollcallError('camera-held', 'It is held.'))],
  ['clock-unknown', (pi) => (pi.known = { known: false, offsetMs: 0, errorMs: 0 })],
  ['clock-unsure', (pi) => (pi.known.errorMs = 34)],
  ['clock-unsure', (pi) => (pi.known.errorMs = 5), { limits: { clockErrorMs: 4 } }],
  ['disk-full', (pi) => pi.disk({ level: 'full' })],
  ['short-of-room', () => undefined, { durationMs: 901_000 }],
  ['too-hot', (pi) => (pi.vitals = { temperatureC: 86 })],
  ['too-hot', (pi) => (pi.vitals = { temperatureC: 61 }), { limits: { temperatureC: 60 } }],
  ['unsupported', () => undefined, { mode: 'framesync' }],
  [
    'rate-too-high',
    (pi) => {
      pi.facts = { ...pi.facts, syncClock: 'host-clock', modes: [{ width: 640, height: 480, maxFps: 33 }] };
    },
    { mode: 'framesync' },
  ],
  ['camera-not-ready', (pi) => (pi.snapshot = { ...pi.snapshot, status: 'restarting' })],
  [
    'camera-busy',
    (pi) => {
      const error = { code: 'camera-busy', detail: 'Process 7 has it.', advice: 'End it.' };
      pi.snapshot = { ...pi.snapshot, status: 'not-connected', error };
    },
  ],
];

test.each(refusals.map(([code, spoil, args = {}]) => [code, spoil, args] as const))(
  'a camera refuses as %s and is not held',
  async (code, spoil, args) => {
    const pi = new Pi();
    spoil(pi);
    const report = await pi.arm(args);
    expect(report.ready).toBe(false);
    expect(report.findings).toEqual([expect.objectContaining({ severity: 'refusal', code })]);
    expect(report.findings[0]?.advice).not.toBe('');
    expect(pi.calls).toContain('release take-1');
  },
);

test.each<[ErrorCode, (pi: Pi) => void]>([
  ['clock-unsure', (pi) => (pi.known.errorMs = 17)],
  ['short-of-room', (pi) => pi.disk({ freeBytes: 400 * MIB, level: 'low' })],
  ['too-hot', (pi) => (pi.vitals = { temperatureC: 82 })],
  ['power-trouble', (pi) => (pi.vitals = { underVoltage: true })],
  ['power-trouble', (pi) => (pi.vitals = { throttled: true })],
])('a camera warns of %s and is ready', async (code, spoil) => {
  const pi = new Pi();
  spoil(pi);
  const report = await pi.arm();
  expect(report).toMatchObject({ ready: true, findings: [{ severity: 'warning', code }] });
});

test('a camera that is closed is opened, and not waited for without end', async () => {
  const pi = new Pi();
  pi.snapshot = { ...pi.snapshot, status: 'not-connected' };
  pi.open = () => {
    pi.calls.push('open');
    return new Promise(() => undefined);
  };
  const report = pi.arm();
  await new Promise(setImmediate);
  pi.clock.advance(5000);
  expect((await report).findings).toMatchObject([{ code: 'camera-not-ready' }]);
  expect(pi.calls).toContain('open');
});

test('what is recorded already is told as that alone', async () => {
  const pi = new Pi();
  const recording = { state: 'recording' } as NonNullable<Pi['snapshot']['recording']>;
  pi.snapshot = { ...pi.snapshot, status: 'recording', recording };
  expect((await pi.arm()).findings).toMatchObject([{ code: 'already-recording' }]);
});

test('a disk that cannot be written to is a refusal', async () => {
  const pi = new Pi();
  pi.probeDisk = () => Promise.reject(new RollcallError('disk-failed', 'The disk refused (EIO).'));
  expect((await pi.arm()).findings).toMatchObject([{ code: 'disk-failed', severity: 'refusal' }]);
});

test('a folder of films that is away is one refusal, which says what to do', async () => {
  const pi = new Pi();
  const away = { code: 'disk-failed' as const, detail: 'The folder is away.', advice: 'Plug its disk in.' };
  pi.snapshot = { ...pi.snapshot, disk: { totalBytes: 0, freeBytes: 0, error: away } };
  pi.probeDisk = () => Promise.reject(new RollcallError(away.code, away.detail, { advice: away.advice }));
  expect((await pi.arm({ durationMs: 60_000 })).findings).toEqual([{ severity: 'refusal', ...away }]);
});

const HOSTS: readonly (readonly [string, ClockState['host'], number])[] = [
  ['follows a server', { source: 'chrony', synchronised: true }, 0],
  ['follows none', { source: 'timesyncd', synchronised: false }, 1],
  ['has no time service', { source: 'none', synchronised: false }, 1],
  ['was not asked yet', undefined, 1],
];

test.each(HOSTS)('a camera in step by a wall clock that %s', async (_, host, warnings) => {
  const pi = new Pi();
  pi.facts = { ...pi.facts, syncClock: 'wall-clock', modes: [{ width: 640, height: 480, maxFps: 60 }] };
  pi.known = { ...pi.known, ...(host && { host }) };
  const report = await pi.arm({ mode: 'framesync' });
  expect(report).toMatchObject({ ready: true, syncClock: 'wall-clock' });
  expect(report.findings.map(({ code }) => code)).toEqual(Array(warnings).fill('wall-clock-off'));
  expect((await pi.arm()).findings).toEqual([]);
});

test('a rate that is too high is told with one that would do', async () => {
  const pi = new Pi();
  pi.facts = { ...pi.facts, syncClock: 'host-clock', modes: [{ width: 640, height: 480, maxFps: 30 }] };
  const [finding] = (await pi.arm({ mode: 'framesync' })).findings;
  expect(finding?.detail).toContain('30 frames a second');
  expect(finding?.detail).toContain('27 would do');
});

test('a step is taken for the take that the camera is held for, and for no other', async () => {
  const pi = new Pi();
  const arming = new TakeArming(pi.parts);
  pi.snapshot = { ...pi.snapshot, heldFor: 'take-1' };
  await arming.sync({ takeId: 'take-1', step: 'server' });
  await arming.sync({ takeId: 'take-1', step: 'confirm' });
  await expect(arming.sync({ takeId: 'take-2', step: 'client' })).rejects.toMatchObject({
    code: 'take-not-ready',
  });
  expect(pi.calls).toEqual(['step server take-1', 'confirm take-1']);
});
