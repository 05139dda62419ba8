import type { FoundSource } from '#contracts/messages/registry.js';
import type { Card } from '#contracts/udp/messages.js';
import type { Agents } from './agents.js';
import { byeBelievedAt, probeDueAt } from './confirmation.js';
import type { Effect } from './effects.js';
import type { Heard } from './heard.js';
import type { Instant } from './instant.js';
import { KnownService } from './known-service.js';
import { minimalId, type Digest } from './minimal-id.js';
import type { Registry } from './registry.js';

const SUSPECT_AT_MISSED = 2;
const LOST_AT_MISSED = 3;
const SEARCHES_BEFORE_LOSSES = 3;
const FORGET_AFTER_MS = 24 * 60 * 60 * 1000;

/** Found and lost as far as UDP tells. Fresh presence overrules its silence. */
export class UdpRules {
  /** Number of the search that runs or ran last, from 1. */
  private search = 0;
  private searching = false;
  private completed = 0;
  /** Services under confirmation; those whose confirmation has ended leave at the next tick. */
  private readonly doubted = new Set<KnownService>();

  constructor(
    private readonly registry: Registry,
    private readonly agents: Agents,
    private readonly digest: Digest,
  ) {}

  /** A `[99]`: an answer, an announcement or a farewell. */
  answer(heard: Heard, now: Instant): Effect[] {
    const { card, hostname, address, own } = heard;
    const id = card?.id ?? minimalId(this.digest, hostname, address, own);
    const known = this.registry.get(id);
    if (card?.state === 'bye') return known ? this.bye(known, now) : [];
    const source = this.sourceOf(card);
    const service = known ?? this.newcomer(id, address, source, now);
    if (!(service instanceof KnownService)) return [service];
    service.hasAnswered(heard, this.search);
    if (this.searching) service.answered = this.search;
    service.isThere(source, now);
    const info = this.agents.infoOf(id, card?.boot);
    if (info) service.describeByInfo(info);
    else service.describeByAnswer(heard);
    return this.registry.announce(service);
  }

  searchBegan(): void {
    this.search += 1;
    this.searching = true;
  }

  searchEnded(now: Instant): Effect[] {
    this.searching = false;
    this.completed += 1;
    return this.registry.all().flatMap((service) => {
      if (isForgettable(service, now)) return this.registry.forget(service);
      if (service.status === 'lost' || service.answered === this.search) return [];
      this.missedSearch(service, now);
      return this.registry.announce(service);
    });
  }

  /** How many services answered the search that runs or ran last. */
  answeredCount(): number {
    return this.registry.all().filter(({ answered }) => answered > 0 && answered === this.search).length;
  }

  /** Does what is due by `now`: probes, and farewells that nobody refuted. */
  tick(now: Instant): Effect[] {
    return [...this.doubted].flatMap((service) => this.confirm(service, now));
  }

  /** When `tick` has something to do, monotonic ms; Infinity for never. */
  nextDueAt(): number {
    return Math.min(Infinity, ...[...this.doubted].map((service) => this.dueAt(service)));
  }

  private sourceOf(card: Card | undefined): FoundSource {
    const answers = card ? card.search !== undefined : this.searching;
    return answers ? 'search' : 'announcement';
  }

  private newcomer(id: string, address: string, source: FoundSource, now: Instant): KnownService | Effect {
    const verified = this.agents.isVerified(id);
    const kind = verified ? undefined : this.registry.refusalFor(address);
    if (kind) return { type: 'refuse', kind, facts: { address, id } };
    const service = new KnownService(id, source, now);
    service.verified = verified;
    return this.registry.add(service);
  }

  /** A farewell on UDP is only a hint: anybody can send one. */
  private bye(service: KnownService, now: Instant): Effect[] {
    if (service.status === 'lost' || service.confirmation?.bye) return [];
    this.doubt(service, true, now);
    return this.confirm(service, now);
  }

  private missedSearch(service: KnownService, now: Instant): void {
    if (this.agents.isFresh(service.id, now)) return vetoed(service);
    if (service.flags.delete('udp-unreachable')) service.missed = 0;
    service.missed += 1;
    if (service.missed >= LOST_AT_MISSED && this.mayLose()) return service.isLost('missed', now);
    if (service.missed < SUSPECT_AT_MISSED) return;
    service.flags.add('suspect');
    if (!service.confirmation) this.doubt(service, false, now);
  }

  private doubt(service: KnownService, bye: boolean, now: Instant): void {
    service.confirmation = { since: now.mono, bye, sent: 0 };
    this.doubted.add(service);
  }

  private confirm(service: KnownService, now: Instant): Effect[] {
    const { confirmation } = service;
    if (!confirmation) {
      this.doubted.delete(service);
      return [];
    }
    if (confirmation.bye && byeBelievedAt(confirmation) <= now.mono) {
      if (this.agents.isFresh(service.id, now)) service.doubtNoMore();
      else if (this.mayLose()) service.isLost('bye', now);
      if (!service.confirmation) return this.registry.announce(service);
    }
    if (probeDueAt(confirmation) > now.mono) return [];
    service.confirmation = { ...confirmation, sent: confirmation.sent + 1 };
    const to = service.endpoint ?? service.addresses.map((address) => ({ address }))[0];
    return to ? [{ type: 'confirm', to }] : [];
  }

  private dueAt({ confirmation }: KnownService): number {
    if (!confirmation) return Infinity;
    const bye = confirmation.bye && this.mayLose() ? byeBelievedAt(confirmation) : Infinity;
    return Math.min(bye, probeDueAt(confirmation));
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
