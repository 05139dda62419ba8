import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { Presence } from '#contracts/messages/presence.js';
import type { Service } from '#contracts/messages/registry.js';
import type { Card } from '#contracts/udp/messages.js';
import { sha256 } from '#discovery/adapters/sha256.js';
import type { Effect } from '#discovery/domain/effects.js';
import { FoundAndLost } from '#discovery/domain/found-and-lost.js';
import type { Heard } from '#discovery/domain/heard.js';
import type { Instant } from '#discovery/domain/instant.js';
import { TestSeals } from './test-seals.js';

export const START = Date.UTC(2026, 0, 1);
const SEARCH_MS = 1500;

export function cardOf(id: string, more: Partial<Card> = {}): Card {
  return { v: 1, id, boot: 'boot-1', state: 'here', services: [{ kind: 'camera', port: 9898 }], ...more };
}

export function infoOf(hostname: string, addresses: string[], boot = 'boot-1'): AgentInfo {
  const camera = { model: 'test', driver: 'simulated' as const, modes: [], version: '1' };
  return { hostname, addresses, port: 9898, boot, ...camera };
}

/** The rules with a clock that the test moves; everything that falls due on the way is done, as in the service. */
export class RulesLab {
  readonly seals = new TestSeals();
  readonly rules = new FoundAndLost(sha256, this.seals);
  /** Who spoke through the broker: such an agent seals its cards. */
  readonly members = new Set<string>();
  /** Every effect so far and when it came, ms since the start. */
  readonly log: { at: number; effect: Effect }[] = [];
  elapsed = 0;
  private searchCount = 0;

  get now(): Instant {
    return { wall: START + this.elapsed, mono: this.elapsed };
  }

  take(effects: readonly Effect[]): readonly Effect[] {
    for (const effect of effects) this.log.push({ at: this.elapsed, effect });
    return effects;
  }

  wait(ms: number): void {
    const end = this.elapsed + ms;
    for (let due = this.rules.nextDueAt(); due <= end; due = this.rules.nextDueAt()) {
      this.elapsed = Math.max(this.elapsed, due);
      this.take(this.rules.tick(this.now));
    }
    this.elapsed = end;
  }

  /** What is said as it is said by whoever is meant: agents that the broker knows seal it. */
  hear(hostname: string, address: string, card?: Card, own = false): readonly Effect[] {
    const seals = card && this.members.has(card.id);
    return this.hearAsIs(hostname, address, seals ? this.seals.seal(hostname, address, card) : card, own);
  }

  /** As an agent says it that the operator gave a key. */
  hearSealed(hostname: string, address: string, card: Card, own = false): readonly Effect[] {
    return this.hearAsIs(hostname, address, this.seals.seal(hostname, address, card), own);
  }

  /** As anybody may say it. */
  hearAsIs(hostname: string, address: string, card?: Card, own = false): readonly Effect[] {
    const heard: Heard = { address, port: 4000, own, hostname, ...(card && { card }) };
    return this.take(this.rules.udp.answer(heard, this.now));
  }

  ready(id: string, epoch: number): readonly Effect[] {
    return this.presence(id, { state: 'ready', reason: 'none', epoch });
  }

  lost(id: string, epoch: number, reason: 'bye' | 'will'): readonly Effect[] {
    return this.presence(id, { state: 'lost', reason, epoch });
  }

  presence(
    id: string,
    told: Pick<Presence, 'state' | 'reason' | 'epoch'> & Partial<Presence>,
  ): readonly Effect[] {
    this.members.add(id);
    const message = { boot: 'boot-1', ...told, since: '2026-01-01T00:00:00.000Z' };
    return this.take(this.rules.broker.presence(id, message, this.now));
  }

  info(id: string, info: AgentInfo): readonly Effect[] {
    return this.take(this.rules.broker.info(id, info, this.now));
  }

  telemetry(id: string): readonly Effect[] {
    return this.take(this.rules.broker.telemetry(id, this.now));
  }

  /** Gives the id of the search. */
  searchBegan(): string {
    const search = `s-${(this.searchCount += 1)}`;
    this.rules.freshness.searchBegan(search);
    this.rules.udp.searchBegan();
    return search;
  }

  /** A whole search, during which `answer` may answer. */
  search(answer: (search: string) => void = () => undefined): void {
    answer(this.searchBegan());
    this.wait(SEARCH_MS);
    this.take(this.rules.udp.searchEnded(this.now));
    this.wait(0);
  }

  searches(count: number, answer?: (search: string) => void): void {
    for (let i = 0; i < count; i += 1) this.search(answer);
  }

  service(id: string): Service | undefined {
    return this.rules.registry.get(id)?.published;
  }

  /** What was published of a service: the kind of change and the reason. */
  story(id: string): string[] {
    return this.log.flatMap(({ effect }) =>
      effect.type === 'publish' && effect.service.id === id
        ? [`${effect.change} ${effect.service.reason}`]
        : [],
    );
  }

  /** When confirmations went out since `from`, ms after it. */
  confirmations(from: number): number[] {
    const times = this.log.flatMap(({ at, effect }) =>
      effect.type === 'confirm' && at >= from ? [at - from] : [],
    );
    return [...new Set(times)];
  }

  /** The places that were asked in confirmations so far. */
  asked(): string[] {
    const places = this.log.flatMap(({ effect }) => (effect.type === 'confirm' ? [effect.to] : []));
    return [...new Set(places.map(({ address, port }) => `${address}:${port ?? 'roll-call'}`))];
  }

  /** What was refused so far, by kind. */
  refused(): Record<string, number> {
    const kinds = this.log.flatMap(({ effect }) => (effect.type === 'refuse' ? [effect.kind] : []));
    return Object.fromEntries(
      [...Map.groupBy(kinds, (kind) => kind)].map(([kind, { length }]) => [kind, length]),
    );
  }

  /** The troubles of the network that were told, and undefined for their ends. */
  troubles(): { at: number; silent: number | undefined }[] {
    return this.log.flatMap(({ at, effect }) =>
      effect.type === 'network' ? [{ at, silent: effect.trouble?.silent }] : [],
    );
  }
}
