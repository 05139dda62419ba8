import { type Fault, type FaultKind } from './fault.js';

/** What ends a camera's run. */
export type EndKind = 'die' | 'busy' | 'unplug';
type LastingKind = 'stall' | 'busy' | 'unplug';
type OnceKind = 'slow-start' | 'clock-step' | 'corrupt' | 'drop';

/** When which faults come. Times are ms since the first start of the camera. */
export class FaultSchedule {
  private readonly takenUntil = new Map<OnceKind, number>();

  constructor(private readonly faults: readonly Fault[]) {}

  /** When a lasting fault that is there at `now` ends; undefined if none is. */
  lastsUntil(kind: LastingKind, now: number): number | undefined {
    const ends = this.of(kind).flatMap((fault) => {
      const begun = latest(fault, now);
      return begun !== undefined && begun + fault.ms > now ? [begun + fault.ms] : [];
    });
    return ends.length === 0 ? undefined : Math.max(...ends);
  }

  /** What ends a run next, from `now` on. */
  nextEnd(now: number): { readonly kind: EndKind; readonly at: number } | undefined {
    const ends = (['die', 'busy', 'unplug'] as const).flatMap((kind) =>
      this.of(kind).flatMap((fault) => {
        const at = nextFrom(fault, now);
        return at === undefined ? [] : [{ kind, at }];
      }),
    );
    return ends.sort((one, other) => one.at - other.at)[0];
  }

  /**
   * The sum of the values of all faults of this kind that came since it was last asked, up to `now`; a start is slow
   * once, however often that came.
   */
  take(kind: OnceKind, now: number): number {
    const since = this.takenUntil.get(kind) ?? -1;
    this.takenUntil.set(kind, now);
    return this.of(kind).reduce((sum, fault) => {
      const value = 'ms' in fault ? fault.ms : fault.frames;
      const times = countUpTo(fault, now) - countUpTo(fault, since);
      return sum + value * (kind === 'slow-start' ? Math.min(times, 1) : times);
    }, 0);
  }

  private of<K extends FaultKind>(kind: K): (Fault & { readonly kind: K })[] {
    return this.faults.filter((fault): fault is Fault & { readonly kind: K } => fault.kind === kind);
  }
}

/** How often the fault has come up to `now`, this instant included. */
function countUpTo({ atMs, everyMs }: Fault, now: number): number {
  if (now < atMs) return 0;
  return everyMs === undefined ? 1 : Math.floor((now - atMs) / everyMs) + 1;
}

function latest(fault: Fault, now: number): number | undefined {
  const count = countUpTo(fault, now);
  return count === 0 ? undefined : fault.atMs + (count - 1) * (fault.everyMs ?? 0);
}

function nextFrom({ atMs, everyMs }: Fault, now: number): number | undefined {
  if (now <= atMs) return atMs;
  return everyMs === undefined ? undefined : atMs + Math.ceil((now - atMs) / everyMs) * everyMs;
}
