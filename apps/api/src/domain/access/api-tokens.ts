import type { Role } from '#contracts/access/role.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { ApiTokenView, NewApiToken } from '#contracts/http/views.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { Principal } from './principal.js';
import type { StoredToken, TokenSecrets, TokenStore } from './token-store.js';

export const MAX_API_TOKENS = 200;
/** When a token was last used is worth no more writing than this. */
const SAVE_MS = 60_000;
const FORM = /^rc_([a-z0-9]+)_([\w-]{43})$/;

interface Parts {
  readonly store: TokenStore;
  readonly secrets: TokenSecrets;
  readonly clock: Clock;
  readonly random: Random;
  /** Ends what the caller of this name has open. */
  readonly onRevoked: (principal: string) => void;
}

/** The tokens that an admin makes for others, `rc_<id>_<secret>`. Each is one caller. */
export class ApiTokens {
  private readonly tokens = new Map<string, StoredToken>();
  private latest: Promise<void> = Promise.resolve();
  private timer: Timer | undefined;

  constructor(private readonly parts: Parts) {}

  /** Rejects with a StartError where what is kept cannot be read. */
  async load(): Promise<void> {
    for (const token of await this.parts.store.load()) this.tokens.set(token.id, token);
  }

  list(): ApiTokenView[] {
    return [...this.tokens.values()].map(viewOf);
  }

  /** The secret is told here and never again. */
  create(name: string, role: Role): Promise<NewApiToken> {
    return this.inTurn(async () => {
      this.requireRoom();
      const { secrets, clock, random, store } = this.parts;
      const secret = secrets.make();
      const createdAt = new Date(clock.now()).toISOString();
      const token = { id: random.id(), name, role, createdAt, hash: secrets.hashOf(secret) };
      await store.save([...this.tokens.values(), token]);
      this.tokens.set(token.id, token);
      return { ...viewOf(token), token: `rc_${token.id}_${secret}` };
    });
  }

  /** It lets nobody in from here on. Rejects where that cannot be kept, and tries on to keep it. */
  async revoke(id: string): Promise<void> {
    const token = this.tokens.get(id);
    if (!token) throw new RollcallError('unknown-api-token', 'No API token has this id.');
    this.tokens.delete(id);
    this.parts.onRevoked(principalOf(token).name);
    try {
      await this.inTurn(() => this.save());
    } catch (error) {
      this.saveSoon();
      throw new RollcallError(
        'internal',
        'The token is revoked, but only until the next start: it was not saved.',
        {
          advice: 'See that the disk of the operator host has room; it is tried again every minute.',
          cause: error,
        },
      );
    }
  }

  /** Whom a token stands for; undefined for a wrong one. */
  callerWith(given: string): Principal | undefined {
    const [, id = '', secret = ''] = FORM.exec(given) ?? [];
    const token = this.tokens.get(id);
    if (!token || !this.parts.secrets.isOf(token.hash, secret)) return undefined;
    this.tokens.set(id, { ...token, lastUsedAt: new Date(this.parts.clock.now()).toISOString() });
    this.saveSoon();
    return principalOf(token);
  }

  /** Resolves when all that is to be kept is kept. */
  async stop(): Promise<void> {
    const isDue = this.timer !== undefined;
    this.timer?.stop();
    this.timer = undefined;
    // The store has logged it, and nobody is left to be told.
    if (isDue) await this.inTurn(() => this.save()).catch(() => undefined);
    await this.latest;
  }

  private requireRoom(): void {
    if (this.tokens.size < MAX_API_TOKENS) return;
    throw new RollcallError('too-many-api-tokens', `There are ${MAX_API_TOKENS} API tokens already.`);
  }

  private save(): Promise<void> {
    return this.parts.store.save([...this.tokens.values()]);
  }

  private saveSoon(): void {
    this.timer ??= this.parts.clock.after(SAVE_MS, () => {
      this.timer = undefined;
      // The store has logged it.
      void this.inTurn(() => this.save()).catch(() => this.saveSoon());
    });
  }

  /** One after the other: what is kept last is what counts. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.latest.then(work);
    const done = (): void => undefined;
    // A failure is its caller's to tell; the next one has its turn all the same.
    this.latest = turn.then(done, done);
    return turn;
  }
}

/** The id keeps two tokens of one name apart, and a token called "admin" from the admin. */
function principalOf({ id, name, role }: StoredToken): Principal {
  return { name: `${name} (${id})`, role };
}

function viewOf({ hash: _, ...view }: StoredToken): ApiTokenView {
  return view;
}
