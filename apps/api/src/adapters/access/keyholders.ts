import type { Keyholder } from '../../domain/access/keyholder.js';
import { ADMIN } from '../../domain/access/principal.js';
import type { ApiTokens } from './api-tokens.js';
import { hashOfSecret } from './random-secret.js';
import type { Users } from './users.js';

/** Finds by the key of a principal who that is today. */
export class Keyholders {
  constructor(
    private readonly adminToken: string,
    private readonly tokens: Pick<ApiTokens, 'holder'>,
    private readonly users: Pick<Users, 'holder'>,
  ) {}

  /** Undefined where the token or user is gone. */
  find(key: string): Keyholder | undefined {
    if (key === ADMIN.key) return { principal: ADMIN, credential: hashOfSecret(this.adminToken) };
    return this.tokens.holder(key) ?? this.users.holder(key);
  }
}
