import { join } from 'node:path';
import { Endings } from '#api/adapters/access/endings.js';
import { hashOfSecret } from '#api/adapters/access/random-secret.js';
import { Sessions } from '#api/adapters/access/sessions.js';
import { StoredSession } from '#api/adapters/access/stored-session.js';
import { KeptList } from '#api/adapters/fs/kept-list.js';
import type { Keyholder } from '#api/domain/access/keyholder.js';
import { ADMIN, type Principal } from '#api/domain/access/principal.js';
import { FakeClock } from '#testing/fake-clock.js';
import { RecordingLogger } from '#testing/recording-logger.js';
import { tempDir } from '#testing/temp-dir.js';

const HOURS_12_MS = 12 * 3600_000;
const ANN: Principal = { key: 'user:ann', name: 'ann', role: 'viewer' };

/** An API's sessions in a folder, after the start. */
class Run {
  readonly clock: FakeClock;
  readonly endings = new Endings();
  readonly logger = new RecordingLogger();
  readonly list: KeptList<StoredSession>;
  readonly sessions: Sessions;
  readonly holders = new Map<string, Keyholder>([
    [ADMIN.key, { principal: ADMIN, credential: hashOfSecret('the admin token') }],
    [ANN.key, { principal: ANN, credential: hashOfSecret('her password hash') }],
  ]);

  constructor(folder: string, clock = new FakeClock()) {
    this.clock = clock;
    const path = join(folder, 'sessions.json');
    this.list = new KeptList({ path, type: StoredSession, keyOf: ({ hash }) => hash, what: 'sessions' });
    const keyholders = { find: (key: string) => this.holders.get(key) };
    this.sessions = new Sessions({ ...this, keyholders });
  }

  /** What the folder's next run has, started by whom `change` says. */
  async next(folder: string, change?: (next: Run) => void): Promise<Run> {
    await this.list.settled();
    this.sessions.stop();
    const next = new Run(folder, this.clock);
    change?.(next);
    await next.list.load();
    next.sessions.resume();
    return next;
  }
}

let folder: string;
let run: Run;

beforeEach(async () => {
  folder = await tempDir();
  run = new Run(folder);
});

afterEach(() => run.list.settled());

describe('sessions', () => {
  test('end after twelve hours, and no sooner', () => {
    const { clock, sessions, endings } = run;
    const ended: string[] = [];
    endings.on((key) => ended.push(key));
    const { value, principal } = sessions.open(ADMIN);
    clock.advance(HOURS_12_MS - 1);
    expect(sessions.find(value)).toEqual({ ...ADMIN, session: principal.session });
    clock.advance(1);
    expect(sessions.find(value)).toBeUndefined();
    expect(ended).toEqual([principal.session]);
    expect(clock.timers).toBe(0);
  });

  test('of one principal are at most twenty: the oldest makes room', () => {
    const { sessions } = run;
    const other = sessions.open(ANN);
    const values = Array.from({ length: 21 }, () => sessions.open(ADMIN).value);
    expect(values.map((value) => sessions.find(value) !== undefined)).toEqual(values.map((_, i) => i > 0));
    expect(sessions.find(other.value)).toBeDefined();
  });

  test('are not found by what is kept of them', () => {
    const { principal } = run.sessions.open(ADMIN);
    expect(run.sessions.find(principal.session ?? '')).toBeUndefined();
  });
});

describe('after a start of the API', () => {
  test('who was signed in still is, until the same hour', async () => {
    const { value, principal } = run.sessions.open(ANN);
    run.clock.advance(HOURS_12_MS / 2);
    const next = await run.next(folder);
    expect(next.sessions.find(value)).toEqual(principal);
    next.clock.advance(HOURS_12_MS / 2);
    expect(next.sessions.find(value)).toBeUndefined();
    expect((await next.next(folder)).list.all()).toEqual([]);
  });

  test('who signed out, and whose time was up meanwhile, is out', async () => {
    const left = run.sessions.open(ANN);
    run.sessions.end(left.principal.session ?? '');
    const late = run.sessions.open(ANN);
    run.clock.advance(1);
    const next = await run.next(folder, ({ clock }) => clock.advance(HOURS_12_MS));
    expect([left, late].map(({ value }) => next.sessions.find(value))).toEqual([undefined, undefined]);
    expect(next.list.all()).toEqual([]);
  });

  test.each([
    ['gone', (next: Run) => void next.holders.delete(ADMIN.key)],
    [
      'another one',
      (next: Run) => void next.holders.set(ADMIN.key, { principal: ADMIN, credential: hashOfSecret('new') }),
    ],
  ])('whose credential is %s is out', async (_, change) => {
    const { value } = run.sessions.open(ADMIN);
    const { value: other, principal } = run.sessions.open(ANN);
    const next = await run.next(folder, change);
    expect(next.sessions.find(value)).toBeUndefined();
    expect(next.sessions.find(other)).toEqual(principal);
  });

  test('a role is the one that a user has then', async () => {
    const { value } = run.sessions.open(ANN);
    const credential = hashOfSecret('her password hash');
    const next = await run.next(folder, ({ holders }) =>
      holders.set(ANN.key, { principal: { ...ANN, role: 'operator' }, credential }),
    );
    expect(next.sessions.find(value)?.role).toBe('operator');
  });
});

test('where a session cannot be saved somebody is signed in all the same, and the log says so', async () => {
  const lost = new Run(join(folder, 'missing'));
  const { value } = lost.sessions.open(ADMIN);
  await lost.list.settled();
  expect(lost.sessions.find(value)).toBeDefined();
  await new Promise(setImmediate);
  expect(lost.logger.at('warn')).toHaveLength(1);
});
