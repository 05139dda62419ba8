import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { FoundSource, LostReason, Service, ServiceFlag } from '#contracts/messages/registry.js';
import { ipv4Among } from '#contracts/net/ipv4.js';
import type { Card } from '#contracts/udp/messages.js';
import type { Confirmation } from './confirmation.js';
import { Flips } from './flips.js';
import type { Endpoint, Heard } from './heard.js';
import type { Instant } from './instant.js';
import { sighted, type Sighting } from './sightings.js';
import { ToldTime } from './told-time.js';
import { Voices } from './voices.js';

/** Questions whose answers are remembered: more than are fresh at a time, of two processes. */
const MAX_ANSWERED = 32;

/** They belong to a service that is found. */
const FLAGS_OF_FOUND = ['suspect', 'udp-unreachable'] as const;

/** A loss that the broker told, held back for a moment in case the agent returns. */
export interface Hold {
  /** Monotonic ms. */
  readonly until: number;
  readonly reason: LostReason;
  /** The process that ended. */
  readonly boot: string;
}

/** One service of the registry, found or lost, with what the rules need to know of it. */
export class KnownService {
  kind = 'unknown';
  hostname: string;
  addresses: readonly string[] = [];
  port: number | undefined;
  status: 'found' | 'lost' = 'found';
  /** Unix ms, like the two that follow. */
  since: number;
  firstSeen: number;
  lastSeen: number;
  /** Has shown at some time that it knows a secret of the operator's: at the broker, or by a seal. */
  verified = false;
  /** The operator let it join, if it never revoked it; one on the operator's own host never joins. */
  enrolled = false;
  readonly flags = new Set<ServiceFlag>();
  /** Searches in a row that it did not answer. */
  missed = 0;
  /** Number of the last search during which it answered. */
  answered = 0;
  sightings: readonly Sighting[] = [];
  /** Who speaks with its id, on UDP and through the broker: what they say of the past comes in another order. */
  voices = { udp: new Voices(), broker: new Voices() };
  private readonly flips = new Flips();
  private rivals: readonly string[] = [];
  private readonly told = { since: new ToldTime(), firstSeen: new ToldTime(), lastSeen: new ToldTime() };
  /** Of its last answer. */
  endpoint: Endpoint | undefined;
  confirmation: Confirmation | undefined;
  /** When a farewell last made discovery ask, monotonic ms. */
  doubtedAt = -Infinity;
  /** When it was last told where the operator is, monotonic ms. */
  calledAt = -Infinity;
  hold: Hold | undefined;
  /** What it was asked and has answered, with the process that did. */
  private answeredTo: readonly string[] = [];
  /** As its readers know it. */
  published: Service | undefined;

  constructor(
    readonly id: string,
    public reason: FoundSource | LostReason,
    now: Instant,
  ) {
    this.hostname = id;
    this.since = this.firstSeen = this.lastSeen = now.wall;
  }

  /** A sign of life on whatever channel: doubts end. */
  isThere(source: FoundSource, now: Instant): void {
    this.lastSeen = now.wall;
    this.doubtNoMore();
    if (this.status === 'lost') {
      Object.assign(this, { status: 'found', reason: source, since: now.wall });
      this.flips.add(now.mono);
    }
    this.review(now);
  }

  isLost(reason: LostReason, now: Instant): void {
    Object.assign(this, { status: 'lost', reason, since: now.wall });
    this.confirmation = this.hold = undefined;
    this.missed = 0;
    for (const flag of FLAGS_OF_FOUND) this.flags.delete(flag);
    this.flips.add(now.mono);
    this.review(now);
  }

  /** Flags that come and go with time. */
  review({ mono }: Instant): void {
    const { udp, broker } = this.voices;
    this.rivals = [...new Set([...udp.conflict(mono), ...broker.conflict(mono)])];
    this.mark('conflict', this.rivals.length > 0);
    this.mark('flapping', this.flips.isFlapping(mono));
  }

  private mark(flag: ServiceFlag, on: boolean): void {
    if (on) this.flags.add(flag);
    else this.flags.delete(flag);
  }

  /** It has shown who it is: what strangers said in its name counts no more. */
  isVouchedFor(enrolled: boolean): void {
    this.flags.delete('unclaimed');
    this.enrolled ||= enrolled;
    if (this.verified) return;
    this.verified = true;
    this.addresses = this.sightings = [];
    this.endpoint = undefined;
    this.voices = { udp: new Voices(), broker: this.voices.broker };
  }

  /** The operator has revoked it: it is a stranger's from here on. */
  isDisowned(): void {
    this.verified = this.enrolled = false;
  }

  /** Whether this is the first answer of this process to its question; announcements are told apart by their numbers. */
  isNews({ search, boot }: Card): boolean {
    if (search === undefined) return true;
    const answer = `${search} ${boot}`;
    if (this.answeredTo.includes(answer)) return false;
    this.answeredTo = [...this.answeredTo, answer].slice(-MAX_ANSWERED);
    return true;
  }

  doubtNoMore(): void {
    this.confirmation = undefined;
    this.flags.delete('suspect');
  }

  /** It answered on UDP; `search` is the number of the search that runs or ran last. */
  hasAnswered({ address, port }: Endpoint, search: number): void {
    this.endpoint = { address, port };
    this.isSeenAt(address, search);
    this.missed = 0;
    this.flags.delete('udp-unreachable');
  }

  isSeenAt(address: string, search: number): void {
    this.sightings = sighted(this.sightings, address, search);
  }

  describeByAnswer({ hostname, card }: Heard): void {
    const service = card?.services[0];
    this.hostname = hostname;
    this.kind = card?.unclaimed ? 'camera' : (service?.kind ?? 'unknown');
    this.mark('unclaimed', card?.unclaimed === true);
    this.port = service?.port;
    this.addresses = this.sightings.map((s) => s.address);
  }

  /** Addresses that UDP has shown to work go first; where an agent names none of IPv4, those of UDP stand. */
  describeByInfo({ hostname, addresses, port }: AgentInfo): void {
    this.hostname = hostname;
    this.kind = 'camera';
    this.port = port;
    const heard = this.sightings.map((s) => s.address);
    const told = ipv4Among(addresses);
    const shown = told.filter((address) => heard.includes(address));
    this.addresses = told.length > 0 ? [...new Set([...shown, ...told])] : heard;
  }

  toService(label: string): Service {
    const { id, kind, hostname, port, status, reason } = this;
    const { since, firstSeen, lastSeen } = this.told;
    return {
      id,
      kind,
      hostname,
      label,
      addresses: [...this.addresses],
      ...(port !== undefined && { port }),
      status,
      reason,
      since: since.of(this.since),
      firstSeen: firstSeen.of(this.firstSeen),
      lastSeen: lastSeen.of(this.lastSeen),
      flags: [...this.flags],
      ...(this.rivals.length > 0 && { conflict: [...this.rivals] }),
    };
  }
}
