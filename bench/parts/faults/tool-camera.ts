import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from '../../../test/e2e/support/place.js';
import type { FaultFile } from './fault-file.js';
import { SOUND_MS, type Fault, type FaultyCamera } from './faulty-camera.js';
import { openCamera } from './open-camera.js';

/** How a fault is ordered of a stand-in, and by what word it tells that it has struck. */
export interface Order {
  readonly state: object;
  /** Absent for a slow start, which has begun when the camera is to open. */
  readonly word?: string;
  /** How long before that the last frame may have come, ms. */
  readonly beforeMs?: number;
}

export interface ToolFaults extends Pick<FaultyCamera, 'id' | 'shows' | 'showsLater'> {
  readonly place: Place;
  readonly file: FaultFile;
  /** What the file says of a sound camera. */
  readonly sound: object;
  readonly orders: Readonly<Record<Fault, Order>>;
}

/** These strike a camera that is to open. */
const AT_START: readonly Fault[] = ['busy', 'slow-start'];
/** These are of one run of the tool; the next one is sound. */
const ONCE: readonly Fault[] = ['stall', 'death', 'slow-start'];

/** A camera whose tool is a stand-in that takes its faults from a file. */
export class ToolCamera implements FaultyCamera {
  readonly id: string;
  readonly shows: FaultyCamera['shows'];
  readonly showsLater: NonNullable<FaultyCamera['showsLater']>;
  private struck: { readonly fault: Fault; readonly at: number } | undefined;

  constructor(private readonly faults: ToolFaults) {
    this.id = faults.id;
    this.shows = faults.shows;
    this.showsLater = faults.showsLater ?? {};
  }

  async prepare(fault: Fault): Promise<void> {
    await pause(SOUND_MS);
    if (AT_START.includes(fault)) await openCamera(this.faults.place, this.id, 'close');
    await this.faults.file.forget();
  }

  async strike(fault: Fault): Promise<number> {
    const { file, orders, sound, place, id } = this.faults;
    const { state, word, beforeMs = 0 } = orders[fault];
    await file.order({ ...sound, ...state });
    const asked = performance.now();
    const opened = AT_START.includes(fault) ? openCamera(place, id, 'open') : Promise.resolve();
    const at = word === undefined ? asked : (await file.struck(word)) - beforeMs;
    await opened;
    if (ONCE.includes(fault)) await file.order(sound);
    this.struck = { fault, at };
    return at;
  }

  async mend(): Promise<number> {
    const { struck, faults } = this;
    if (!struck) throw new Error('no fault has struck');
    if (ONCE.includes(struck.fault)) return struck.at;
    await faults.file.order(faults.sound);
    return performance.now();
  }
}
