import type { AgentInfo } from '#contracts/messages/agent-info.js';
import { ipv4Among } from '#contracts/net/ipv4.js';
import type { Presence } from '#contracts/messages/presence.js';
import type { Agents } from './agents.js';
import type { Effect } from './effects.js';
import type { Instant } from './instant.js';
import { KnownService } from './known-service.js';
import type { Losses } from './losses.js';
import type { Seals } from './ports.js';
import type { Registry } from './registry.js';
import type { Succession } from './succession.js';

/** How long an agent that the broker lost has to return. */
const HOLD_MS = 2000;
/** How long an agent that is ready may take to say what it is before it is found without. */
const GRACE_MS = 1000;

/** Found and lost as the broker tells: presence is believed, after a moment to return. */
export class BrokerRules {
  /** Services whose loss is held back; those whose hold has ended leave at the next tick. */
  private readonly held = new Set<KnownService>();
  /** Agents that are ready and have not said what they are, and until when that is waited for. */
  private readonly arrivals = new Map<string, number>();

  constructor(
    private readonly registry: Registry,
    private readonly agents: Agents,
    private readonly losses: Losses,
    private readonly succession: Succession,
    private readonly seals: Seals,
  ) {}

  /** A message of an agent's presence topic; undefined when it was cleared. */
  presence(id: string, message: Presence | undefined, now: Instant): Effect[] {
    if (!this.agents.hasRoomFor(id)) return refusal(id);
    if (!message) {
      this.arrivals.delete(id);
      this.agents.notePresenceCleared(id);
      return [];
    }
    if (!this.agents.notePresence(id, message, now)) return [];
    return message.state === 'ready' ? this.ready(id, now) : this.left(id, message, now);
  }

  /** What an agent says of itself; undefined when it was cleared. */
  info(id: string, info: AgentInfo | undefined, now: Instant): Effect[] {
    if (!this.agents.hasRoomFor(id)) return refusal(id);
    this.agents.noteInfo(id, info, now);
    return info && this.agents.isReady(id) ? this.arrived(id, now) : [];
  }

  /** A sign of life. */
  telemetry(id: string, now: Instant): Effect[] {
    if (!this.agents.hasRoomFor(id)) return refusal(id);
    this.agents.noteTelemetry(id, now);
    return this.agents.isReady(id) && !this.arrivals.has(id) ? this.arrived(id, now) : [];
  }

  /** The broker is away: a return could not be heard, so losses that it told are not carried out. */
  gone(): void {
    this.agents.noteBrokerGone();
    this.arrivals.clear();
    for (const service of this.held) service.hold = undefined;
  }

  /** Does what is due by `now`. */
  tick(now: Instant): Effect[] {
    const late = [...this.arrivals].filter(([, until]) => until <= now.mono);
    return [
      ...late.flatMap(([id]) => this.arrived(id, now)),
      ...[...this.held].flatMap((service) => this.lose(service, now)),
    ];
  }

  /** When `tick` has something to do, monotonic ms; Infinity for never. */
  nextDueAt(): number {
    const holds = [...this.held].map(({ hold }) => hold?.until ?? Infinity);
    return Math.min(Infinity, ...this.arrivals.values(), ...holds);
  }

  private ready(id: string, now: Instant): Effect[] {
    const service = this.registry.get(id);
    if (service) service.hold = undefined;
    if (service?.status === 'found' || this.agents.hasCurrentInfo(id)) return this.arrived(id, now);
    this.arrivals.set(id, now.mono + GRACE_MS);
    return [];
  }

  private arrived(id: string, now: Instant): Effect[] {
    this.arrivals.delete(id);
    const service = this.registry.get(id) ?? this.registry.add(new KnownService(id, 'presence', now));
    service.isVouchedFor(this.seals.isEnrolled(id));
    const info = this.agents.infoOf(id);
    if (info && this.agents.hasCurrentInfo(id))
      service.voices.broker.heard(info.boot, ipv4Among(info.addresses), now.mono);
    service.isThere('presence', now);
    if (info) service.describeByInfo(info);
    return this.succession.announce(service, now);
  }

  private left(id: string, { reason, boot }: Presence, now: Instant): Effect[] {
    this.arrivals.delete(id);
    const service = this.registry.get(id);
    if (service?.status === 'found') {
      service.hold ??= { until: now.mono + HOLD_MS, reason: reason === 'bye' ? 'bye' : 'will', boot };
      this.held.add(service);
    } else this.agents.noteEndDone(id);
    return [];
  }

  private lose(service: KnownService, now: Instant): Effect[] {
    const { hold } = service;
    if (hold && hold.until > now.mono) return [];
    this.held.delete(service);
    if (!hold) return [];
    return this.losses.of(service, hold.reason, now);
  }
}

function refusal(id: string): Effect[] {
  return [{ type: 'refuse', kind: 'mqtt-too-many-agents', facts: { id } }];
}
