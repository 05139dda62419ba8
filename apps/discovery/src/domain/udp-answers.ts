import type { FoundSource } from '#contracts/messages/registry.js';
import type { Card } from '#contracts/udp/messages.js';
import type { Agents } from './agents.js';
import type { Credits } from './credit.js';
import type { Doubts } from './doubts.js';
import type { Effect, RefusalKind } from './effects.js';
import type { Heard } from './heard.js';
import type { Instant } from './instant.js';
import { KnownService } from './known-service.js';
import { minimalId, type Digest } from './minimal-id.js';
import type { Registry } from './registry.js';
import type { Succession } from './succession.js';

/** Farewells that are refuted again and again must not make discovery ask without end. */
const DOUBT_EVERY_MS = 2000;

/** One that announces itself without end must not make discovery call it without end. */
const CALL_EVERY_MS = 2000;

/** The search that runs or ran last. */
export interface CurrentSearch {
  /** From 1. */
  number: number;
  running: boolean;
}

export interface UdpAnswerParts {
  readonly registry: Registry;
  readonly agents: Agents;
  readonly credits: Credits;
  readonly doubts: Doubts;
  readonly succession: Succession;
  readonly digest: Digest;
}

/** What is heard on UDP, and how far it is believed. */
export class UdpAnswers {
  constructor(
    private readonly parts: UdpAnswerParts,
    private readonly search: Readonly<CurrentSearch>,
  ) {}

  /** A `[99]`: an answer, an announcement or a farewell. */
  take(heard: Heard, now: Instant): Effect[] {
    const { card } = heard;
    const credit = card ? this.parts.credits.of(heard, card, now) : 'stranger';
    if (credit === 'stranger') return this.stranger(heard, now);
    if (!card) return [];
    return credit === 'authentic' ? this.authentic(heard, card, now) : [refusal(credit, heard)];
  }

  /** Anybody may have said it, in the name of nobody whom the operator knows. */
  private stranger(heard: Heard, now: Instant): Effect[] {
    const { card, hostname, address, own } = heard;
    const id = card?.id ?? minimalId(this.parts.digest, hostname, address, own);
    const known = this.parts.registry.get(id);
    if (known?.enrolled) known.isDisowned();
    if (card?.state === 'bye') return known ? this.bye(known, now) : [];
    if (known) return [...this.hasAnswered(known, heard, now), ...this.call(known, heard, now)];
    const room = this.parts.registry.roomFor(address);
    if (!Array.isArray(room)) return [refusal(room, heard)];
    const service = this.parts.registry.add(new KnownService(id, this.sourceOf(card), now));
    return [...room, ...this.hasAnswered(service, heard, now), ...this.call(service, heard, now)];
  }

  /** Who announces that it wants to join learns by a probe where the operator is, and need not wait for a search. */
  private call(service: KnownService, { card, address }: Heard, now: Instant): Effect[] {
    if (!card?.unclaimed || card.search !== undefined) return [];
    if (now.mono - service.calledAt < CALL_EVERY_MS) return [];
    service.calledAt = now.mono;
    return [{ type: 'confirm', to: { address } }];
  }

  /** The agent said it, now. */
  private authentic(heard: Heard, card: Card, now: Instant): Effect[] {
    const kept: Effect[] = this.parts.credits.note(card) ? [{ type: 'keep' }] : [];
    const known = this.parts.registry.get(card.id);
    if (card.state === 'bye') return [...kept, ...(known ? this.bye(known, now) : [])];
    const service = known ?? this.parts.registry.add(new KnownService(card.id, this.sourceOf(card), now));
    service.isVouchedFor(this.parts.credits.isEnrolled(card.id));
    if (!service.isNews(card)) return this.saidAgain(service, heard);
    return [...kept, ...this.hasAnswered(service, heard, now)];
  }

  /** The answer to the next probe of a search, or the same one in other hands: it may show an address, and no life. */
  private saidAgain(service: KnownService, heard: Heard): Effect[] {
    if (service.status === 'lost') return [refusal('udp-stale-card', heard)];
    service.isSeenAt(heard.address, this.search.number);
    this.describe(service, heard);
    return this.parts.registry.announce(service);
  }

  private hasAnswered(service: KnownService, heard: Heard, now: Instant): Effect[] {
    const { card, address } = heard;
    service.hasAnswered(heard, this.search.number);
    if (card) service.voices.udp.heard(card.boot, [address], now.mono);
    // The end of an earlier process says nothing of the one that speaks.
    if (card && service.hold && card.boot !== service.hold.boot) {
      service.hold = undefined;
      this.parts.agents.noteEndDone(service.id);
    }
    if (this.search.running) service.answered = this.search.number;
    service.isThere(this.sourceOf(card), now);
    this.describe(service, heard);
    return this.parts.succession.announce(service, now);
  }

  private describe(service: KnownService, heard: Heard): void {
    const info = this.parts.agents.infoOf(service.id, heard.card?.boot);
    if (info) service.describeByInfo(info);
    else service.describeByAnswer(heard);
  }

  private sourceOf(card: Card | undefined): FoundSource {
    const answers = card ? card.search !== undefined : this.search.running;
    return answers ? 'search' : 'announcement';
  }

  private bye(service: KnownService, now: Instant): Effect[] {
    if (service.status === 'lost' || service.confirmation?.hint) return [];
    if (now.mono - service.doubtedAt < DOUBT_EVERY_MS) return [];
    service.doubtedAt = now.mono;
    return this.parts.doubts.begin(service, 'bye', now);
  }
}

function refusal(kind: RefusalKind, { card, hostname, address }: Heard): Effect {
  return { type: 'refuse', kind, facts: { address, hostname, ...(card && { id: card.id }) } };
}
