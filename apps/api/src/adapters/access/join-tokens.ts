import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { JoinTokenRequest } from '#contracts/http/enrolment-requests.js';
import type { JoinTokenView, NewJoinToken } from '#contracts/http/enrolment-views.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import { formatJoinToken } from '#credentials/join-token.js';
import type { KeptList } from '../fs/kept-list.js';
import type { JoinPlace } from './join-place.js';
import { hashOfSecret, randomSecret } from './random-secret.js';
import type { StoredJoinToken } from './stored-join-token.js';

const MAX_TOKENS = 256;
/** By the wall clock: it goes on over restarts. */
export const JOIN_TOKEN_MS = 24 * 3600_000;

/** What lets cameras join: `RC1.<fingerprint>.<secret>`, of whose secret only a hash is kept. */
export class JoinTokens {
  constructor(
    private readonly list: KeptList<StoredJoinToken>,
    /** Throws `network-closed`. */
    private readonly place: () => JoinPlace,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  all(): JoinTokenView[] {
    return this.list
      .all()
      .filter((token) => !this.isExpired(token))
      .map(viewOf);
  }

  /** The only time that the token itself is told. Throws `network-closed` or `limit-reached`. */
  async create({ uses = 1, replace = false }: JoinTokenRequest): Promise<NewJoinToken> {
    const { fingerprint } = this.place();
    await this.sweep();
    if (this.list.size >= MAX_TOKENS) {
      throw new RollcallError('limit-reached', `There are ${MAX_TOKENS} join tokens already.`);
    }
    const secret = randomSecret();
    const now = this.clock.now();
    const token: StoredJoinToken = {
      id: this.random.id(),
      hash: hashOfSecret(secret),
      uses,
      usesLeft: uses,
      replace,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + JOIN_TOKEN_MS).toISOString(),
    };
    await this.list.put(token);
    return { ...viewOf(token), token: formatJoinToken({ fingerprint, secret }) };
  }

  /** It is good for nothing from here on. Throws `unknown-join-token`. */
  async revoke(id: string): Promise<void> {
    if (!this.has(id)) throw new RollcallError('unknown-join-token', 'There is no join token with this id.');
    await this.list.remove(id);
  }

  /** Whether it is still there, used up or not. */
  has(id: string): boolean {
    const token = this.list.get(id);
    return token !== undefined && !this.isExpired(token);
  }

  /** The token with this secret, used up or not. Throws `join-token-refused`. */
  require(secret: string): StoredJoinToken {
    const hash = hashOfSecret(secret);
    // Hashes of 256 random bits: to learn how far they agree helps nobody to guess one.
    const token = this.list.all().find((each) => each.hash === hash);
    if (token && !this.isExpired(token)) return token;
    throw new RollcallError(
      'join-token-refused',
      'The join token is unknown, revoked or older than 24 hours.',
    );
  }

  /** Whether somebody may still join by it; asking uses nothing up. */
  isGood(secret: string): boolean {
    const hash = hashOfSecret(secret);
    return this.list.all().some((each) => each.hash === hash && each.usesLeft > 0 && !this.isExpired(each));
  }

  /** Takes one use: of two that come at once for the last, one gets it. Throws `join-token-refused`. */
  async use(secret: string): Promise<StoredJoinToken> {
    const token = this.require(secret);
    if (token.usesLeft === 0) {
      throw new RollcallError(
        'join-token-refused',
        `The join token was used as often as it may, ${token.uses}×.`,
      );
    }
    const used = { ...token, usesLeft: token.usesLeft - 1 };
    await this.list.put(used);
    return used;
  }

  /** Nobody joined by the use that was taken. */
  async giveBack(id: string): Promise<void> {
    const token = this.list.get(id);
    if (token) await this.list.put({ ...token, usesLeft: Math.min(token.uses, token.usesLeft + 1) });
  }

  private async sweep(): Promise<void> {
    const expired = this.list.all().filter((token) => this.isExpired(token));
    await Promise.all(expired.map(({ id }) => this.list.remove(id)));
  }

  private isExpired({ expiresAt }: StoredJoinToken): boolean {
    return Date.parse(expiresAt) <= this.clock.now();
  }
}

function viewOf({ id, uses, usesLeft, replace, createdAt, expiresAt }: StoredJoinToken): JoinTokenView {
  return { id, uses, usesLeft, replace, createdAt, expiresAt };
}
