import type { AccessUnit } from '../h264/access-unit.js';
import { giveBack } from './reused-memory.js';

export interface RingLimits {
  /** How far back it reaches, ms of capture time; the group of pictures that this falls into is kept whole. */
  readonly historyMs: number;
  readonly maxBytes: number;
}

/**
 * The newest pictures of a camera, whole groups of them, each beginning with a key frame. Recordings take their
 * pre-roll from it and live viewers their beginning. When it is too large the oldest groups go, the newest never. It is
 * the last to hold a unit: the memory of one that goes is given back, so whoever wants its bytes for longer copies them.
 */
export class UnitRing {
  private groups: Group[] = [];
  private bytes = 0;

  constructor(private readonly limits: RingLimits) {}

  push(unit: AccessUnit): void {
    if (unit.keyFrame) this.groups.push({ units: [], bytes: 0 });
    const group = this.groups.at(-1);
    if (!group) return;
    const size = bytesOf(unit);
    group.units.push(unit);
    group.bytes += size;
    this.bytes += size;
    this.trim(unit.timeMs);
  }

  /** The stream broke off: what comes next does not follow. */
  clear(): void {
    while (this.groups.length > 0) this.dropOldest();
  }

  /** The newest group of pictures so far; empty before the first key frame. */
  get newestGroup(): readonly AccessUnit[] {
    return this.groups.at(-1)?.units ?? [];
  }

  /** What was captured at `timeMs` and later, from the key frame before it on; from the oldest, where it does not reach so far. */
  since(timeMs: number): readonly AccessUnit[] {
    const from = this.groups.findLastIndex(({ units: [first] }) => first && first.timeMs <= timeMs);
    return this.groups.slice(Math.max(0, from)).flatMap(({ units }) => units);
  }

  private trim(nowMs: number): void {
    while (this.groups.length > 1 && this.oldestIsTooOld(nowMs)) {
      this.dropOldest();
    }
    const group = this.groups[0];
    if (this.bytes <= this.limits.maxBytes || !group) return;
    // One group alone is larger than all that is allowed: nobody can begin with it.
    this.clear();
  }

  private dropOldest(): void {
    const group = this.groups.shift();
    if (!group) return;
    this.bytes -= group.bytes;
    for (const { nals } of group.units) for (const nal of nals) giveBack(nal);
  }

  private oldestIsTooOld(nowMs: number): boolean {
    const second = this.groups[1]?.units[0];
    if (this.bytes > this.limits.maxBytes) return true;
    return second !== undefined && second.timeMs <= nowMs - this.limits.historyMs;
  }
}

interface Group {
  readonly units: AccessUnit[];
  bytes: number;
}

function bytesOf({ nals }: AccessUnit): number {
  return nals.reduce((sum, nal) => sum + nal.length, 0);
}
