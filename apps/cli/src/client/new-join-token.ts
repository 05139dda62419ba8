import { notTheApi } from '#client/http/failures.js';
import type { Rollcall } from '#client/rollcall.js';

/** What the API tells of a join token that it has just made, as far as the line for a Pi needs it. */
export interface NewJoinToken {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** Makes a token by which so many agents may join. */
export async function newJoinToken(rollcall: Rollcall, uses: number): Promise<NewJoinToken> {
  const answer: Partial<NewJoinToken> = await rollcall.call('post', '/join-tokens', { body: { uses } });
  const { id, token, expiresAt } = answer;
  // It becomes a part of a line for a shell, which root runs.
  const harmless = typeof token === 'string' && /^[\w.-]+$/.test(token);
  if (typeof id === 'string' && harmless && typeof expiresAt === 'string') return { id, token, expiresAt };
  throw notTheApi(rollcall.http.target.base, 'POST /join-tokens gave no join token');
}
