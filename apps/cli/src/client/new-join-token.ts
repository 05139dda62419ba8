import { notTheApi } from './api-failure.js';
import type { HttpClient } from './http-client.js';

/** What the API tells of a join token that it has just made, as far as the line for a Pi needs it. */
export interface NewJoinToken {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** Makes a token by which so many agents may join. */
export async function newJoinToken(http: HttpClient, uses: number): Promise<NewJoinToken> {
  const answer = (await http.json('POST', '/join-tokens', { uses })) as Partial<NewJoinToken> | null;
  const { id, token, expiresAt } = answer ?? {};
  // It becomes a part of a line for a shell, which root runs.
  const harmless = typeof token === 'string' && /^[\w.-]+$/.test(token);
  if (typeof id === 'string' && harmless && typeof expiresAt === 'string') return { id, token, expiresAt };
  throw notTheApi(http.target, 'POST /join-tokens gave no join token');
}
