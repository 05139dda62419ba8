import { sameSecret } from '#credentials/credential.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { ApiTokenView, NewApiToken } from '#contracts/http/access-views.js';
import type { Role } from '#contracts/http/role.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import type { Keyholder } from '../../domain/access/keyholder.js';
import type { Principal } from '../../domain/access/principal.js';
import type { KeptList } from '../fs/kept-list.js';
import type { Endings } from './endings.js';
import { hashOfSecret, randomSecret } from './random-secret.js';
import type { StoredToken } from './stored-token.js';

const MAX_TOKENS = 256;
/** When a token was used is written no more often than this. */
const USE_MS = 60_000;
const PREFIX = 'token:';
const TOKEN = /^rc_([a-z0-9-]{1,64})_([\w-]{43})$/;

/** The tokens of programs: `rc_<id>_<secret>`, of which only a hash is kept. */
export class ApiTokens {
  constructor(
    private readonly list: KeptList<StoredToken>,
    private readonly endings: Endings,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly logger: Logger,
  ) {}

  all(): ApiTokenView[] {
    return this.list.all().map(viewOf);
  }

  /** The only time that the token itself is told. Throws `limit-reached`. */
  async create(name: string, role: Role): Promise<NewApiToken> {
    if (this.list.size >= MAX_TOKENS) {
      throw new RollcallError('limit-reached', `There are ${MAX_TOKENS} API tokens already.`);
    }
    const secret = randomSecret();
    const id = this.random.id();
    const createdAt = new Date(this.clock.now()).toISOString();
    const token = { id, name, role, hash: hashOfSecret(secret), createdAt };
    await this.list.put(token);
    return { ...viewOf(token), token: `rc_${id}_${secret}` };
  }

  /** It is good for nothing from here on, and what it has open ends. Throws `unknown-token`. */
  async revoke(id: string): Promise<void> {
    if (!this.list.get(id)) throw new RollcallError('unknown-token', 'There is no API token with this id.');
    const removed = this.list.remove(id);
    this.endings.end(keyOf(id));
    await removed;
  }

  /** Whose token this is; undefined for any other text. */
  find(text: string): Principal | undefined {
    const [, id = '', secret = ''] = TOKEN.exec(text) ?? [];
    const token = this.list.get(id);
    if (!token || !sameSecret(token.hash, hashOfSecret(secret))) return undefined;
    this.noteUse(token);
    return { key: keyOf(id), name: keyOf(id), role: token.role };
  }

  /** Whose key this is; undefined where it is no token's, or that of one that is gone. */
  holder(key: string): Keyholder | undefined {
    const token = this.list.get(key.slice(PREFIX.length));
    if (!token || key !== keyOf(token.id)) return undefined;
    return { principal: { key, name: key, role: token.role }, credential: token.hash };
  }

  private noteUse(token: StoredToken): void {
    const now = this.clock.now();
    if (token.lastUsedAt !== undefined && Math.abs(now - Date.parse(token.lastUsedAt)) < USE_MS) return;
    const used = { ...token, lastUsedAt: new Date(now).toISOString() };
    this.list.put(used).catch((err: unknown) => {
      this.logger.error({ err, token: token.id }, 'When an API token was used was not saved');
    });
  }
}

function keyOf(id: string): string {
  return `${PREFIX}${id}`;
}

function viewOf({ id, name, role, createdAt, lastUsedAt }: StoredToken): ApiTokenView {
  return { id, name, role, createdAt, ...(lastUsedAt !== undefined && { lastUsedAt }) };
}
