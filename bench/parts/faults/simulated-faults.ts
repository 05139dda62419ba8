import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing/eventually.js';
import type { Rollcall } from '#testing/rollcall.js';
import type { Place } from '../../../test/e2e/support/place.js';
import { readyLine, startCamera, startCameras } from '../fleet.js';
import type { Scene } from '../scene.js';
import { cameraTells } from './camera-tells.js';
import { SLOW_MS, START_MS, type Fault, type FaultyCamera } from './faulty-camera.js';
import { openCamera } from './open-camera.js';

interface Timed {
  readonly fault: Fault;
  /** Since the first start of the camera. */
  readonly atMs: number;
  /** How long it lasts. */
  readonly forMs: number;
}

/** One behind the other, each 11 s or more behind the end of the one before; a camera comes back 30 s behind an unplugging at the latest. */
const TIMELINE: readonly Timed[] = [
  { fault: 'stall', atMs: 12_000, forMs: 2300 },
  { fault: 'death', atMs: 28_000, forMs: 0 },
  { fault: 'busy', atMs: 41_000, forMs: 3000 },
  { fault: 'unplug', atMs: 60_000, forMs: 3000 },
  { fault: 'slow-start', atMs: 107_000, forMs: SLOW_MS },
  { fault: 'stall', atMs: 130_000, forMs: 2300 },
  { fault: 'death', atMs: 147_000, forMs: 0 },
];
const WORDS = { stall: 'stall', death: 'die', busy: 'busy', unplug: 'unplug', 'slow-start': 'slow-start' };
const AHEAD_MS = 500;
const BEHIND_MS = 100;
const FRAME_MS = 1000 / 30;

/** A simulated camera, whose faults come by the time since it was first opened. */
export class SimulatedFaults implements FaultyCamera {
  readonly shows = {
    stall: { status: 'restarting', code: 'camera-failed' },
    death: { status: 'restarting', code: 'camera-failed' },
    busy: { status: 'restarting', code: 'camera-busy' },
    unplug: { status: 'not-connected', code: 'no-camera' },
    'slow-start': { status: 'starting', code: 'camera-not-ready' },
  } as const;
  private next = 0;
  private backAt = NaN;

  private constructor(
    readonly id: string,
    private readonly place: Place,
    private readonly firstStart: number,
  ) {}

  /** It is closed when its agent starts anew, so that nothing fails before all others stand by. */
  static async start(scene: Scene, id: string): Promise<SimulatedFaults> {
    const { place } = scene;
    const [before] = await startCameras(scene, [id], {}, START_MS);
    await openCamera(place, id, 'close');
    await before?.end();
    const events = await scene.events();
    const faults = { ROLLCALL_SIMULATE_FAULTS: TIMELINE.map(wordOf).join(','), ROLLCALL_LOG_LEVEL: 'debug' };
    const after = startCamera(scene, id, faults);
    await after.says(readyLine(id));
    await cameraTells(events, id, { status: 'not-connected', code: 'camera-closed' });
    await openCamera(place, id, 'open');
    return new SimulatedFaults(id, place, await openedAt(after));
  }

  async prepare(fault: Fault): Promise<void> {
    const { atMs, fault: due } = this.timed;
    if (due !== fault) throw new Error(`${due} comes next, not ${fault}`);
    const wait = this.firstStart + atMs - AHEAD_MS - performance.now();
    if (wait < 0)
      throw new Error(`too late for ${fault}: the camera came back ${-wait} ms later than it does`);
    // The start is slow at the next opening behind its time.
    await pause(fault === 'slow-start' ? wait + AHEAD_MS + BEHIND_MS : wait);
    if (fault === 'slow-start') await openCamera(this.place, this.id, 'close');
  }

  async strike(fault: Fault): Promise<number> {
    const { atMs, forMs } = this.timed;
    this.next += 1;
    if (fault !== 'slow-start') {
      const at = this.firstStart + atMs;
      // A stall is over before the camera is opened again, as that of a tool that is ended.
      this.backAt = fault === 'stall' ? at : at + forMs;
      await pause(Math.max(0, at - performance.now()));
      return fault === 'stall' ? at - FRAME_MS : at;
    }
    this.backAt = performance.now();
    await openCamera(this.place, this.id, 'open');
    return this.backAt;
  }

  async mend(): Promise<number> {
    await pause(Math.max(0, this.backAt - performance.now()));
    return this.backAt;
  }

  private get timed(): Timed {
    const timed = TIMELINE[this.next];
    if (!timed) throw new Error('there are no more faults');
    return timed;
  }
}

/** When the agent says that it opened its camera, ms on this process's monotonic clock. */
async function openedAt(agent: Rollcall): Promise<number> {
  const line = await eventually('the word of its log', () =>
    agent.stderr.split('\n').find((each) => each.includes('"The camera is opened."') && each.endsWith('}')),
  );
  const { time } = JSON.parse(line) as { time: string };
  return performance.now() - (Date.now() - Date.parse(time));
}

function wordOf({ fault, atMs, forMs }: Timed): string {
  return `${WORDS[fault]}${forMs > 0 ? `=${forMs}ms` : ''}@${atMs}ms`;
}
