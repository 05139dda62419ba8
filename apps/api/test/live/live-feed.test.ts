import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { LiveHub } from '#api/domain/live/live-hub.js';
import type { PictureListener } from '#api/domain/live/open-picture.js';
import type { RelaySink } from '#api/domain/live/relay-sink.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import { FakeClock } from '#testing/fake-clock.js';
import { frame, FRAME_TICKS, initOf } from '../support/live-film.js';

const PICTURE = { camera: 'cam-1', mode: 'full' } as const;

class Watcher implements RelaySink {
  marks: (number | undefined)[] = [];
  inits = new Set<Uint8Array>();
  troubles: string[] = [];
  ended = false;

  begin(pieces: readonly LivePiece[]): void {
    for (const piece of pieces) this.piece(piece);
  }

  piece({ bytes, init }: LivePiece): void {
    this.marks.push(bytes.at(-1));
    this.inits.add(init);
  }

  trouble({ code }: RollcallError): void {
    this.troubles.push(code);
  }

  end(): void {
    this.ended = true;
  }
}

/** Stands for the agents: each opening is answered by the test. */
class Agents {
  readonly opened: { listener: PictureListener; signal: AbortSignal; camera: string }[] = [];
  refuse: RollcallError | undefined;

  readonly open = (
    { camera }: { camera: string },
    listener: PictureListener,
    signal: AbortSignal,
  ): Promise<void> => {
    this.opened.push({ listener, signal, camera });
    if (this.refuse) return Promise.reject(this.refuse);
    listener.bytes(initOf());
    return Promise.resolve();
  };

  get last(): { listener: PictureListener; signal: AbortSignal } {
    const last = this.opened.at(-1);
    if (!last) throw new Error('no agent was asked');
    return last;
  }

  give(mark: number, keyFrame = false): void {
    this.last.listener.bytes(frame({ keyFrame, mark, ticks: mark * FRAME_TICKS }));
  }
}

let clock: FakeClock;
let agents: Agents;
let hub: LiveHub;

beforeEach(() => {
  clock = new FakeClock();
  agents = new Agents();
  hub = new LiveHub({ open: agents.open, clock, random: { next: () => 0.5, id: () => 'x' } });
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function watch(): Promise<{ watcher: Watcher; leave: () => void }> {
  const watcher = new Watcher();
  return { watcher, leave: await hub.watch(PICTURE, () => watcher) };
}

test('a camera is asked once for all who watch it, and who is late begins at the newest key frame', async () => {
  const [first, second] = await Promise.all([watch(), watch()]);
  agents.give(1, true);
  agents.give(2);
  agents.give(3, true);
  agents.give(4);
  const late = await watch();
  agents.give(5);
  expect(first.watcher.marks).toEqual([1, 2, 3, 4, 5]);
  expect(second.watcher.marks).toEqual([1, 2, 3, 4, 5]);
  expect(late.watcher.marks).toEqual([3, 4, 5]);
  expect(agents.opened).toHaveLength(1);
});

test('the modes and the cameras are asked for by themselves', async () => {
  await watch();
  await hub.watch({ ...PICTURE, mode: 'keyframes' }, () => new Watcher());
  await hub.watch({ ...PICTURE, camera: 'cam-2' }, () => new Watcher());
  expect(agents.opened.map(({ camera }) => camera)).toEqual(['cam-1', 'cam-1', 'cam-2']);
});

test('it ends a short while after the last who watches, unless somebody comes', async () => {
  const { leave } = await watch();
  leave();
  clock.advance(4000);
  const other = await watch();
  clock.advance(60_000);
  expect(agents.last.signal.aborted).toBe(false);
  other.leave();
  clock.advance(5000);
  expect(agents.last.signal.aborted).toBe(true);
  expect(clock.timers).toBe(0);
  await watch();
  expect(agents.opened).toHaveLength(2);
});

test('a first refusal is whose it is, and nothing is left of it', async () => {
  agents.refuse = new RollcallError('camera-closed', 'It is closed.');
  await expect(Promise.all([watch(), watch()])).rejects.toMatchObject({ code: 'camera-closed' });
  expect(agents.opened).toHaveLength(1);
  expect(clock.timers).toBe(0);
  agents.refuse = undefined;
  await watch();
  expect(agents.opened).toHaveLength(2);
});

test('what breaks is asked for again, later each time, and goes on in the same stream', async () => {
  const { watcher } = await watch();
  agents.give(1, true);
  agents.refuse = new RollcallError('camera-unreachable', 'It is gone.');
  agents.last.listener.ended(new Error('reset'));
  const waits: number[] = [];
  while (agents.opened.length < 8) {
    const before = agents.opened.length;
    const from = clock.monotonic();
    while (agents.opened.length === before) clock.advance(1);
    waits.push(clock.monotonic() - from);
    await settled();
  }
  expect(waits).toEqual([188, 375, 750, 1500, 3000, 3750, 3750]);
  agents.refuse = undefined;
  clock.advance(5000);
  await settled();
  agents.give(7);
  agents.give(8, true);
  expect(watcher.marks).toEqual([1, 8]);
  expect(watcher.inits.size).toBe(1);
  expect(watcher.troubles).toEqual(Array(8).fill('camera-unreachable'));
});

test('who comes while it is away makes the agent be asked at once, and hears why not', async () => {
  const { watcher } = await watch();
  agents.refuse = new RollcallError('camera-lost', 'It is lost.');
  agents.last.listener.ended(undefined);
  await expect(watch()).rejects.toMatchObject({ code: 'camera-lost' });
  expect(watcher.ended).toBe(false);
  const waiting = new Watcher();
  hub.join(PICTURE, waiting);
  expect(waiting.troubles).toEqual(['camera-lost']);
  expect(agents.opened).toHaveLength(2);
  agents.refuse = undefined;
  clock.advance(5000);
  await settled();
  agents.give(1, true);
  expect([watcher.marks, waiting.marks]).toEqual([[1], [1]]);
});

test('who waits for a camera that is refused from the first on is told, and nobody asks once they left', async () => {
  agents.refuse = new RollcallError('camera-lost', 'It is lost.');
  const waiting = new Watcher();
  const leave = hub.join(PICTURE, waiting);
  await settled();
  expect(waiting.troubles).toEqual(['camera-lost']);
  leave();
  clock.advance(60_000);
  expect([agents.opened.length, clock.timers]).toEqual([1, 0]);
});

test('the end of the hub ends everybody, and who comes then gets nothing', async () => {
  const { watcher } = await watch();
  hub.stop();
  expect([watcher.ended, agents.last.signal.aborted, clock.timers]).toEqual([true, true, 0]);
  await expect(watch()).rejects.toMatchObject({ code: 'shutting-down' });
});

test('pieces of a stream that was ended are nobody’s any more', async () => {
  const { watcher } = await watch();
  const old = agents.last.listener;
  old.ended(undefined);
  clock.advance(5000);
  await settled();
  old.bytes(frame({ keyFrame: true, mark: 1, ticks: 0 }));
  agents.give(2, true);
  expect(watcher.marks).toEqual([2]);
});
