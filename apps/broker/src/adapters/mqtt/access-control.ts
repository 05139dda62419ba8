import type { KeyObject } from 'node:crypto';
import type { AedesOptions, Client, ConnectPacket, PublishPacket, Subscription } from 'aedes';
import { LOCAL, verifyBrokerToken } from '#credentials/broker-token.js';
import { API_USER, DISCOVERY_USER } from '#credentials/credential.js';
import { admit, notEnrolled, type ConnectRequest } from '../../domain/admission.js';
import type { BrokerLimits } from '../../domain/limits.js';
import type { SignedIn } from '../../domain/principal.js';
import { refusePublication, type Publication } from '../../domain/publication.js';
import { quoted } from '../../domain/quoted.js';
import { Refusal } from '../../domain/refusal.js';
import { maySubscribe } from '../../domain/rights.js';

type Hooks = Required<
  Pick<
    AedesOptions,
    'preConnect' | 'authenticate' | 'authorizePublish' | 'authorizeSubscribe' | 'authorizeForward'
  >
>;

interface Session extends SignedIn {
  readonly user: string;
  readonly enrolment: string;
  /** Of its token, unix ms. */
  readonly expiresAt: number;
  readonly filters: Set<string>;
}

/** Whom the broker believes. */
export interface AccessTrust {
  /** The public half of what the operator signs tokens with. */
  readonly operatorKey: KeyObject;
  /** The enrolment of a camera that counts; undefined where it has none. */
  readonly enrolmentOf: (id: string) => string | undefined;
  /** Looks anew who is enrolled. */
  readonly refresh: () => Promise<void>;
  readonly now: () => number;
}

export interface AccessEvents {
  readonly authenticated: (client: Client) => void;
  /** A subscription was refused; its client stays connected. */
  readonly refused: (client: Client, refusal: Refusal) => void;
}

/**
 * The decisions that aedes asks for. All but the sign-in are made at once, from memory: with an asynchronous decision on
 * publishing, the will of an old session can arrive after the birth of the new one.
 */
export class AccessControl {
  private readonly connects = new WeakMap<Client, ConnectPacket>();
  private readonly sessions = new WeakMap<Client, Session>();
  /** Those that are connected; the will of one that is not is still a publication of its session. */
  private readonly connected = new Set<Client>();

  constructor(
    private readonly trust: AccessTrust,
    private readonly limits: BrokerLimits,
    private readonly events: AccessEvents,
  ) {}

  readonly hooks: Hooks = {
    preConnect: (client, packet, done) => {
      this.connects.set(client, packet);
      done(null, true);
    },
    authenticate: (client, _user, _password, done) => {
      void this.authenticate(client).then((refusal) =>
        done(refusal ? withReturnCode(refusal) : null, refusal === undefined),
      );
    },
    authorizePublish: (client, packet, done) => done(this.refusePublish(client, packet)),
    // A null in place of the subscription is answered with 0x80 (MQTT 3.1.1, clause 3.9.3).
    authorizeSubscribe: (client, subscription, done) =>
      done(null, this.maySubscribe(client, subscription) ? subscription : null),
    authorizeForward: (client, packet) => (this.keepsUp(client) ? packet : null),
  };

  unsubscribed(client: Client, filters: readonly string[]): void {
    for (const filter of filters) this.sessions.get(client)?.filters.delete(filter);
  }

  /** Ends the connections of whoever was revoked since, or whose token has expired. */
  review(): void {
    for (const client of this.connected) {
      const session = this.sessions.get(client);
      const refusal = session && this.refuseSession(session);
      if (refusal) client.conn.destroy(refusal);
    }
  }

  private async authenticate(client: Client): Promise<Refusal | undefined> {
    const packet = this.connects.get(client);
    this.connects.delete(client);
    if (!packet) return new Refusal('malformed', 'it sent no CONNECT');
    const { operatorKey, now } = this.trust;
    const presented = await verifyBrokerToken(operatorKey, packet.password?.toString() ?? '', now());
    // Who joined a moment ago is to be let in at once; only the operator's signature brings anybody here.
    if (presented && !this.isEnrolled(presented.user, presented.enrolment)) await this.trust.refresh();
    const signedIn = admit(requestOf(packet), presented, {
      operators: { discovery: DISCOVERY_USER, api: API_USER },
      keepaliveSeconds: this.limits.keepaliveSeconds,
      payloadBytes: this.limits.payloadBytes,
      isEnrolled: (user, enrolment) => this.isEnrolled(user, enrolment),
    });
    if (signedIn instanceof Refusal || !presented) return signedIn as Refusal;
    const { user, enrolment, expiresAt } = presented;
    this.sessions.set(client, { ...signedIn, user, enrolment, expiresAt, filters: new Set() });
    this.watch(client);
    this.events.authenticated(client);
    return undefined;
  }

  private watch(client: Client): void {
    // It may have left while its token was checked.
    if (client.conn.destroyed) return;
    this.connected.add(client);
    client.conn.once('close', () => this.connected.delete(client));
  }

  private isEnrolled(user: string, enrolment: string): boolean {
    return enrolment === LOCAL || this.trust.enrolmentOf(user) === enrolment;
  }

  private refuseSession({ user, enrolment, expiresAt }: Session): Refusal | undefined {
    if (!this.isEnrolled(user, enrolment)) return notEnrolled(user);
    return expiresAt > this.trust.now()
      ? undefined
      : new Refusal('expired', `the token of ${user} has expired`);
  }

  private refusePublish(client: Client | null, packet: PublishPacket): Refusal | undefined {
    const session = client && this.sessions.get(client);
    if (!session) return new Refusal('publish-denied', 'it has not signed in');
    return refusePublication(session, publicationOf(packet), this.limits.payloadBytes);
  }

  private maySubscribe(client: Client, { topic }: Subscription): boolean {
    const session = this.sessions.get(client);
    const refusal = session
      ? this.refuseFilter(session, topic)
      : new Refusal('subscribe-denied', 'it has not signed in');
    if (refusal) this.events.refused(client, refusal);
    else session?.filters.add(topic);
    return refusal === undefined;
  }

  private refuseFilter(session: Session, filter: string): Refusal | undefined {
    const { filters } = session;
    if (!maySubscribe(session, filter)) {
      return new Refusal('subscribe-denied', `it may not subscribe to ${quoted(filter)}`);
    }
    const { subscriptionsPerClient: most } = this.limits;
    if (filters.has(filter) || filters.size < most) return undefined;
    return new Refusal('too-many-subscriptions', `it has ${most} subscriptions already`);
  }

  /** An agent that does not read is cut off before the broker would wait for it, and with it everybody. */
  private keepsUp(client: Client): boolean {
    const isAgent = this.sessions.get(client)?.principal.role === 'agent';
    if (!isAgent || client.conn.writableLength <= this.limits.agentBacklogBytes) return true;
    client.conn.destroy(new Refusal('slow-reader', 'it does not read what it subscribed to'));
    return false;
  }
}

function requestOf(packet: ConnectPacket): ConnectRequest {
  return {
    user: packet.username,
    clientId: packet.clientId,
    clean: packet.clean ?? true,
    keepaliveSeconds: packet.keepalive ?? 0,
    will: packet.will && publicationOf(packet.will),
  };
}

function publicationOf(
  packet: Pick<PublishPacket, 'topic' | 'payload'> & Partial<PublishPacket>,
): Publication {
  const { topic, payload, qos = 0, retain = false } = packet;
  return { topic, payloadBytes: Buffer.byteLength(payload), qos, retain };
}

/** The return code of the CONNACK (MQTT 3.1.1, clause 3.2.2.3): bad identifier, bad user or password, not authorised. */
function withReturnCode(refusal: Refusal): Refusal & { returnCode: number } {
  const isSignIn = refusal.kind === 'unknown-user' || refusal.kind === 'wrong-password';
  return Object.assign(refusal, { returnCode: refusal.kind === 'client-id' ? 2 : isSignIn ? 4 : 5 });
}
