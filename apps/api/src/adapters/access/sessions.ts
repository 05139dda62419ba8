import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Principal } from '../../domain/access/principal.js';
import type { Endings } from './endings.js';
import { hashOfSecret, randomSecret } from './random-secret.js';

export const SESSION_MS = 12 * 3600_000;
/** Of one principal; the oldest makes room. How many principals there are is bounded elsewhere. */
const MAX_EACH = 20;

interface Session {
  readonly principal: Principal;
  readonly expiresAt: number;
  readonly timer: Timer;
}

export interface NewSession {
  /** For the cookie; only its hash is kept. */
  readonly value: string;
  readonly principal: Principal;
}

/** Who has signed in with a browser. In memory: a restart signs everybody out. */
export class Sessions {
  private readonly byHash = new Map<string, Session>();

  constructor(
    private readonly endings: Endings,
    private readonly clock: Clock,
  ) {
    endings.on((key) => this.endOf(key));
  }

  open({ key, name, role }: Principal): NewSession {
    const own = this.of(key);
    for (const hash of own.slice(0, Math.max(0, own.length - MAX_EACH + 1))) this.end(hash);
    const value = randomSecret();
    const hash = hashOfSecret(value);
    const principal = { key, name, role, session: hash };
    this.byHash.set(hash, {
      principal,
      expiresAt: this.clock.now() + SESSION_MS,
      timer: this.clock.after(SESSION_MS, () => this.end(hash)),
    });
    return { value, principal };
  }

  /** Undefined for one that has ended, and any other text. */
  find(value: string): Principal | undefined {
    return this.byHash.get(hashOfSecret(value))?.principal;
  }

  /** Unix ms; undefined where the principal has come by no session. */
  expiryOf({ session = '' }: Principal): number | undefined {
    return this.byHash.get(session)?.expiresAt;
  }

  /** Signs out, and ends what the session has open. */
  end(hash: string): void {
    const session = this.byHash.get(hash);
    if (!session) return;
    session.timer.stop();
    this.byHash.delete(hash);
    this.endings.end(hash);
  }

  stop(): void {
    for (const { timer } of this.byHash.values()) timer.stop();
    this.byHash.clear();
  }

  private endOf(key: string): void {
    for (const hash of this.of(key)) this.end(hash);
  }

  private of(key: string): string[] {
    return [...this.byHash].filter(([, { principal }]) => principal.key === key).map(([hash]) => hash);
  }
}
