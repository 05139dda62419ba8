import type { RosterView, Snapshot } from '#contracts/http/views.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Announcer } from '../events/announcer.js';
import type { Fleet } from '../fleet/fleet.js';
import { sameValue } from '../same-value.js';
import { callRoster } from './roster.js';
import type { RosterStore } from './roster-store.js';

/** A fleet that is found or lost as a whole changes the roster once for all of it, not a thousand times. */
const GATHER_MS = 100;

/** Who is expected, and who of them is there; says so whenever that changes. */
export class RosterKeeper {
  private names: readonly string[] = [];
  private told: RosterView | undefined;
  private timer: Timer | undefined;
  private latest = Promise.resolve();

  constructor(
    private readonly fleet: Fleet,
    private readonly store: RosterStore,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {
    announcer.onChange(({ type }) => {
      if (type.startsWith('service.')) this.lookSoon();
    });
  }

  async load(): Promise<void> {
    this.names = await this.store.load();
    this.told = this.view();
  }

  view(): RosterView {
    return callRoster(this.names, this.fleet.allServices());
  }

  /** Nothing while nobody is expected. */
  inSnapshot(): Pick<Snapshot, 'roster'> {
    return this.names.length > 0 ? { roster: this.view() } : {};
  }

  /** One after the other: the names that are kept are those that count. Rejects where they cannot be kept. */
  expect(names: readonly string[]): Promise<RosterView> {
    const turn = this.latest.then(() => this.replace(names));
    const done = (): void => undefined;
    // A refusal is its caller's to tell; the next one has its turn all the same.
    this.latest = turn.then(done, done);
    return turn;
  }

  /** Looks no more. */
  stop(): void {
    this.timer?.stop();
  }

  private async replace(names: readonly string[]): Promise<RosterView> {
    await this.store.save(names);
    this.names = names;
    return this.look();
  }

  private lookSoon(): void {
    if (this.names.length === 0) return;
    this.timer ??= this.clock.after(GATHER_MS, () => {
      this.timer = undefined;
      this.look();
    });
  }

  private look(): RosterView {
    const now = this.view();
    if (this.isNews(now)) this.announcer.announce({ type: 'roster.changed', subject: 'roster', data: now });
    this.told = now;
    return now;
  }

  /** While nobody is expected, who is there unexpectedly is no news. */
  private isNews(now: RosterView): boolean {
    const { told } = this;
    const hadNames = told !== undefined && told.names.length > 0;
    return (hadNames || now.names.length > 0) && !sameValue(told, now);
  }
}
