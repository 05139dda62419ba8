import { sameSecret } from '#credentials/credential.js';
import { ADMIN, type Principal } from '../../domain/access/principal.js';
import type { ApiTokens } from './api-tokens.js';
import type { Sessions } from './sessions.js';
import type { Users } from './users.js';

/** Says whom a credential belongs to; undefined where it is nobody's. */
export class Authenticator {
  constructor(
    private readonly adminToken: string,
    private readonly tokens: ApiTokens,
    private readonly users: Users,
    private readonly sessions: Sessions,
  ) {}

  byToken(token: string): Principal | undefined {
    return sameSecret(this.adminToken, token) ? ADMIN : this.tokens.find(token);
  }

  byPassword(user: string, password: string): Promise<Principal | undefined> {
    return this.users.find(user, password);
  }

  bySession(value: string): Principal | undefined {
    return this.sessions.find(value);
  }
}
