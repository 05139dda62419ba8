import type { Clock } from '#contracts/ports/clock.js';
import type { Principal } from '../../domain/access/principal.js';
import type { Endings } from './endings.js';
import { hashOfSecret, randomSecret } from './random-secret.js';

export const LINK_MS = 15 * 60_000;
/** The oldest makes room. */
const MAX_LINKS = 100;

interface Link {
  readonly principal: Principal;
  /** By the clock that does not jump. */
  readonly endsAt: number;
}

/** Codes that sign a browser in, each once and within 15 minutes, as whoever made it. */
export class SignInLinks {
  private readonly byHash = new Map<string, Link>();

  constructor(
    endings: Endings,
    private readonly clock: Clock,
  ) {
    endings.on((key) => this.endOf(key));
  }

  create({ key, name, role }: Principal): string {
    const code = randomSecret();
    this.byHash.set(hashOfSecret(code), {
      principal: { key, name, role },
      endsAt: this.clock.monotonic() + LINK_MS,
    });
    const [oldest] = this.byHash.keys();
    if (this.byHash.size > MAX_LINKS && oldest !== undefined) this.byHash.delete(oldest);
    return code;
  }

  /** Whom the code signs in; undefined where it was used, is too old, or never was one. */
  use(code: string): Principal | undefined {
    const hash = hashOfSecret(code);
    const link = this.byHash.get(hash);
    this.byHash.delete(hash);
    return link && link.endsAt > this.clock.monotonic() ? link.principal : undefined;
  }

  private endOf(key: string): void {
    for (const [hash, { principal }] of this.byHash) if (principal.key === key) this.byHash.delete(hash);
  }
}
