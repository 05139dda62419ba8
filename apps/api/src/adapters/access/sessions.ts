import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Principal } from '../../domain/access/principal.js';
import type { KeptList } from '../fs/kept-list.js';
import type { Endings } from './endings.js';
import type { Keyholders } from './keyholders.js';
import { hashOfSecret, randomSecret } from './random-secret.js';
import type { StoredSession } from './stored-session.js';

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

export interface SessionNeeds {
  readonly list: Pick<KeptList<StoredSession>, 'all' | 'put' | 'remove'>;
  readonly keyholders: Pick<Keyholders, 'find'>;
  readonly endings: Endings;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Who has signed in with a browser, also before the API was started anew. */
export class Sessions {
  private readonly byHash = new Map<string, Session>();

  constructor(private readonly needs: SessionNeeds) {
    needs.endings.on((key) => this.endOf(key));
  }

  /** Once the lists are loaded: whoever was signed in still is, unless the credential is gone or another one. */
  resume(): void {
    for (const { hash, key, credential, expiresAt } of this.needs.list.all()) {
      const holder = this.needs.keyholders.find(key);
      const until = Date.parse(expiresAt);
      const isGood = holder?.credential === credential && until > this.needs.clock.now();
      if (isGood) this.keep({ ...holder.principal, session: hash }, Math.min(until, this.latest()));
      else this.forget(hash);
    }
  }

  open({ key, name, role }: Principal): NewSession {
    const own = this.of(key);
    for (const hash of own.slice(0, Math.max(0, own.length - MAX_EACH + 1))) this.end(hash);
    const value = randomSecret();
    const hash = hashOfSecret(value);
    const principal = { key, name, role, session: hash };
    const expiresAt = this.latest();
    this.keep(principal, expiresAt);
    this.remember(hash, key, expiresAt);
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
    this.forget(hash);
    this.needs.endings.end(hash);
  }

  stop(): void {
    for (const { timer } of this.byHash.values()) timer.stop();
    this.byHash.clear();
  }

  private latest(): number {
    return this.needs.clock.now() + SESSION_MS;
  }

  private keep(principal: Principal & { readonly session: string }, expiresAt: number): void {
    const { clock } = this.needs;
    const timer = clock.after(expiresAt - clock.now(), () => this.end(principal.session));
    this.byHash.set(principal.session, { principal, expiresAt, timer });
  }

  private remember(hash: string, key: string, expiresAt: number): void {
    const holder = this.needs.keyholders.find(key);
    if (!holder) return;
    const { credential } = holder;
    const stored = { hash, key, credential, expiresAt: new Date(expiresAt).toISOString() };
    this.needs.list.put(stored).catch((err: unknown) => {
      this.needs.logger.warn({ err }, 'A session was not saved: it ends with the API');
    });
  }

  private forget(hash: string): void {
    this.needs.list.remove(hash).catch((err: unknown) => {
      this.needs.logger.error(
        { err },
        'The end of a session was not saved: it may go on after the next start',
      );
    });
  }

  private endOf(key: string): void {
    for (const hash of this.of(key)) this.end(hash);
  }

  private of(key: string): string[] {
    return [...this.byHash].filter(([, { principal }]) => principal.key === key).map(([hash]) => hash);
  }
}
