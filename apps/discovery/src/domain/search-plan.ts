import type { Search } from '#contracts/messages/search.js';
import type { Random } from '#contracts/ports/random.js';

/** Searches after the start; then one each period, give or take a tenth, so that hosts do not fall into step. */
const FIRST_AT_MS = [0, 3000, 10_000] as const;
const PERIOD_MS = 30_000;
const PERIOD_JITTER = 0.1;

/** Further probes of a search, each with its jitter; the first goes out at once. */
const PROBES = [
  { atMs: 150, jitterMs: 50 },
  { atMs: 600, jitterMs: 150 },
] as const;

/** A patient search waits this long behind a window: all may have answered by then. */
const AFTER_ANSWERS_MS = 100;

const MIN_WINDOW_MS = 500;
const MAX_WINDOW_MS = 5000;
const WINDOW_MS_PER_SERVICE = 2;
/** For the last answers to arrive. */
const AFTER_WINDOW_MS = 1000;

export interface PlannedSearch {
  readonly id: string;
  readonly trigger: Search['trigger'];
  /** How long agents may spread their answers. */
  readonly windowMs: number;
}

/** What falls due in a search. */
export interface SearchStep {
  readonly type: 'begin' | 'probe' | 'end';
  readonly search: PlannedSearch;
}

/** What the registry holds at the moment. */
export interface Registered {
  readonly known: number;
  /** All who are found have answered the search that runs, and it found nobody else. */
  readonly calm: boolean;
}

/** An end that is later than this finds answers that nobody has read yet. */
const LATE_MS = 50;
const LONGEST_EXTENSION_MS = 2000;

interface Run {
  readonly search: PlannedSearch;
  readonly probesAt: readonly number[];
  readonly endsAt: number;
  /** A further probe waits for the answers to the one before: see `course`. */
  readonly patient: boolean;
  /** The process was busy, so the end was put off, once. */
  readonly extended?: true;
}

/** When to search, and when to probe within a search. One search at a time. Times are monotonic ms. */
export class SearchPlan {
  private startedAt = 0;
  /** Scheduled searches so far, those that joined another included. */
  private scheduled = 0;
  private scheduledAt = Infinity;
  /** An interface appeared during a search, too late for its first probes. */
  private again = false;
  private run: Run | undefined;
  /** At the end of the last search. */
  private wasCalm = false;

  constructor(private readonly random: Random) {}

  start(now: number): void {
    this.startedAt = now;
    this.scheduledAt = now;
  }

  /** The search that runs. */
  get current(): PlannedSearch | undefined {
    return this.run?.search;
  }

  /** Starts a search of `known` services, or joins the one that runs. */
  request(now: number, known: number): SearchStep[] {
    return this.run ? [] : this.begin('request', now, known);
  }

  /** Searches anew, after the search that runs if there is one. */
  interfacesChanged(now: number, known: number): SearchStep[] {
    if (!this.run) return this.begin('interfaces', now, known);
    this.again = true;
    return [];
  }

  /** What is due by `now`, in order. */
  advance(now: number, { known, calm }: Registered): SearchStep[] {
    if (calm) this.askNoMore(now);
    const steps = this.advanceRun(now);
    if (steps.some(({ type }) => type === 'end')) this.wasCalm = calm;
    if (this.again && !this.run) {
      this.again = false;
      steps.push(...this.begin('interfaces', now, known));
    }
    if (this.scheduledAt > now) return steps;
    this.scheduledAt = this.nextScheduledAt(now);
    return this.run ? steps : [...steps, ...this.begin('schedule', now, known)];
  }

  /** When `advance` has something to do. */
  nextAt(): number {
    const inRun = this.run ? (this.run.probesAt[0] ?? this.run.endsAt) : Infinity;
    return Math.min(this.scheduledAt, inRun);
  }

  private begin(trigger: Search['trigger'], now: number, known: number): SearchStep[] {
    const wanted = known * WINDOW_MS_PER_SERVICE;
    const windowMs = Math.min(MAX_WINDOW_MS, Math.max(MIN_WINDOW_MS, wanted));
    const search = { id: this.random.id(), trigger, windowMs };
    this.run = { search, ...this.course(now, windowMs) };
    return [
      { type: 'begin', search },
      { type: 'probe', search },
    ];
  }

  /** A fleet that is small or in motion is asked in a row; a large calm one again only where somebody is silent. */
  private course(now: number, windowMs: number): Pick<Run, 'probesAt' | 'endsAt' | 'patient'> {
    if (windowMs === MIN_WINDOW_MS || !this.wasCalm) {
      const probesAt = PROBES.map(({ atMs, jitterMs }) => now + atMs + this.jitter(jitterMs));
      return { probesAt, endsAt: now + windowMs + AFTER_WINDOW_MS, patient: false };
    }
    const apart = windowMs + AFTER_ANSWERS_MS;
    const probesAt = PROBES.map((_, i) => now + (i + 1) * apart);
    return { probesAt, endsAt: now + PROBES.length * apart + windowMs + AFTER_WINDOW_MS, patient: true };
  }

  /** A thousand answers more would tell nothing new, once everybody has answered. */
  private askNoMore(now: number): void {
    const { run } = this;
    if (!run?.patient || !run.probesAt.some((at) => at <= now)) return;
    this.run = { ...run, probesAt: [], endsAt: now + AFTER_WINDOW_MS - AFTER_ANSWERS_MS };
  }

  private advanceRun(now: number): SearchStep[] {
    const { run } = this;
    if (!run) return [];
    const { search } = run;
    const due = run.probesAt.filter((at) => at <= now);
    const steps: SearchStep[] = due.map(() => ({ type: 'probe', search }));
    this.run = { ...run, probesAt: run.probesAt.slice(due.length) };
    if (run.endsAt > now || this.extend(now)) return steps;
    this.run = undefined;
    return [...steps, { type: 'end', search }];
  }

  /** A timer that fires late does so before the datagrams of the meantime are read: they get as long as it was late. */
  private extend(now: number): boolean {
    const { run } = this;
    if (!run || run.extended || now - run.endsAt <= LATE_MS) return false;
    const ms = Math.min(LONGEST_EXTENSION_MS, now - run.endsAt);
    this.run = { ...run, endsAt: now + ms, extended: true };
    return true;
  }

  private nextScheduledAt(now: number): number {
    this.scheduled += 1;
    const early = FIRST_AT_MS[this.scheduled];
    if (early !== undefined) return this.startedAt + early;
    return now + PERIOD_MS + this.jitter(PERIOD_MS * PERIOD_JITTER);
  }

  private jitter(ms: number): number {
    return (this.random.next() * 2 - 1) * ms;
  }
}
