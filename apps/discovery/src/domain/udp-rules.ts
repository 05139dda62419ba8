import type { Agents } from './agents.js';
import type { Credits } from './credit.js';
import { Doubts } from './doubts.js';
import type { Effect } from './effects.js';
import type { Heard } from './heard.js';
import type { Instant } from './instant.js';
import type { KnownService } from './known-service.js';
import type { Losses } from './losses.js';
import type { Digest } from './minimal-id.js';
import type { Registry } from './registry.js';
import { troubleOf, type Trouble } from './silence.js';
import { Succession } from './succession.js';
import { UdpAnswers, type CurrentSearch } from './udp-answers.js';

const SUSPECT_AT_MISSED = 2;
const LOST_AT_MISSED = 3;
const SEARCHES_BEFORE_LOSSES = 3;
const FORGET_AFTER_MS = 24 * 60 * 60 * 1000;

/** Found and lost as far as UDP tells. Fresh presence overrules its silence. */
export class UdpRules {
  private readonly search: CurrentSearch = { number: 0, running: false };
  private completed = 0;
  private trouble: Trouble | undefined;
  private readonly doubts: Doubts;
  private readonly answers: UdpAnswers;
  readonly succession: Succession;

  constructor(
    private readonly registry: Registry,
    private readonly agents: Agents,
    private readonly losses: Losses,
    credits: Credits,
    digest: Digest,
  ) {
    this.doubts = new Doubts(registry, agents, losses, () => this.mayLose());
    this.succession = new Succession(registry, agents, this.doubts);
    const { doubts, succession, search } = this;
    this.answers = new UdpAnswers({ registry, agents, credits, doubts, succession, digest }, search);
  }

  /** A `[99]`: an answer, an announcement or a farewell. */
  answer(heard: Heard, now: Instant): Effect[] {
    return this.answers.take(heard, now);
  }

  searchBegan(): void {
    this.search.number += 1;
    this.search.running = true;
  }

  searchEnded(now: Instant): Effect[] {
    this.search.running = false;
    this.completed += 1;
    const all = this.registry.all();
    const forgotten = all.filter((service) => isForgettable(service, now));
    const doubted = all.flatMap((service) => this.reviewed(service, now));
    const trouble = this.lookForTrouble(now);
    const lost = this.trouble ? [] : this.loseSilent('missed', now);
    return [
      ...forgotten.flatMap((service) => this.registry.forget(service)),
      ...doubted,
      ...trouble,
      ...lost,
    ];
  }

  /** How many services answered the search that runs or ran last. */
  answeredCount(): number {
    return this.registry.all().filter(({ answered }) => answered > 0 && answered === this.search.number)
      .length;
  }

  /** Whether somebody has not answered the search that runs and may yet: who missed several is not waited for. */
  isSomebodySilent(): boolean {
    const mayAnswer = ({ status, answered, missed }: KnownService): boolean =>
      status === 'found' && answered !== this.search.number && missed < LOST_AT_MISSED;
    return this.registry.all().some(mayAnswer);
  }

  /** Does what is due by `now`: probes, farewells that nobody refuted, and the end of a trouble. */
  tick(now: Instant): Effect[] {
    const effects = this.doubts.tick(now);
    if (!this.trouble || this.trouble.until.mono > now.mono) return effects;
    this.trouble = undefined;
    return [...effects, ...this.loseSilent('network', now), { type: 'network', trouble: undefined }];
  }

  /** When `tick` has something to do, monotonic ms; Infinity for never. */
  nextDueAt(): number {
    return Math.min(this.doubts.nextDueAt(), this.trouble?.until.mono ?? Infinity);
  }

  /** What the search that has ended says of one service. */
  private reviewed(service: KnownService, now: Instant): Effect[] {
    service.review(now);
    const missed = service.status === 'found' && service.answered !== this.search.number;
    const asked = missed ? this.missedSearch(service, now) : [];
    return [...asked, ...this.registry.announce(service)];
  }

  private missedSearch(service: KnownService, now: Instant): Effect[] {
    if (this.agents.isFresh(service.id, now)) {
      vetoed(service);
      return [];
    }
    // At the start nobody has had the time to answer, nor a switch to pass it on.
    if (this.completed <= SEARCHES_BEFORE_LOSSES) return [];
    if (service.flags.delete('udp-unreachable')) service.missed = 0;
    service.missed += 1;
    if (service.missed < SUSPECT_AT_MISSED) return [];
    service.flags.add('suspect');
    return service.confirmation ? [] : this.doubts.begin(service, undefined, now);
  }

  private lookForTrouble(now: Instant): Effect[] {
    const known = this.registry.all().filter((service) => this.isKnownByUdpAlone(service, now));
    const silent = known.filter(({ missed }) => missed >= SUSPECT_AT_MISSED);
    const before = this.trouble;
    this.trouble = this.mayLose() ? troubleOf(silent.length, known.length, before, now) : undefined;
    const same = before?.silent === this.trouble?.silent && before?.known === this.trouble?.known;
    return same ? [] : [{ type: 'network', trouble: this.trouble }];
  }

  private loseSilent(reason: 'missed' | 'network', now: Instant): Effect[] {
    if (!this.mayLose()) return [];
    const silent = this.registry.all().filter(({ missed }) => missed >= LOST_AT_MISSED);
    return silent
      .filter((service) => this.isKnownByUdpAlone(service, now))
      .flatMap((service) => this.losses.of(service, reason, now));
  }

  private isKnownByUdpAlone({ id, status }: KnownService, now: Instant): boolean {
    return status === 'found' && !this.agents.isFresh(id, now);
  }

  /** At the start nobody has had the time to answer. */
  private mayLose(): boolean {
    return this.completed >= SEARCHES_BEFORE_LOSSES;
  }
}

/** The broker hears it, UDP does not: counting begins anew when the broker does not either. */
function vetoed(service: KnownService): void {
  service.doubtNoMore();
  service.missed = Math.min(service.missed + 1, SUSPECT_AT_MISSED);
  if (service.missed === SUSPECT_AT_MISSED) service.flags.add('udp-unreachable');
}

function isForgettable({ status, verified, lastSeen }: KnownService, now: Instant): boolean {
  return status === 'lost' && !verified && now.wall - lastSeen > FORGET_AFTER_MS;
}
