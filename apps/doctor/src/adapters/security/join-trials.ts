import { createPublicKey } from 'node:crypto';
import type { Random } from '#contracts/ports/random.js';
import { publicText } from '#credentials/public-key.js';
import type { Outcome } from '../../domain/security/attempt.js';
import { madeUpKey, madeUpSecret } from './made-up.js';
import { judged, statusOf } from './status-of.js';
import type { Trial } from './try-out.js';

const PATH = '/api/v1/enrolments';
const GUARD = 'Update Rollcall: whoever is on the network may make cameras of its own.';

export interface JoinTarget {
  /** URLs of the API, without a slash at their end; undefined where it has no such port. */
  readonly plain: string | undefined;
  readonly secure: string | undefined;
  /** Id of a camera that is none. */
  readonly guest: string;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** Tries to join. The proof is none, so that nobody is let in where the token is not looked at either. */
export function joinTrials(target: JoinTarget): Trial[] {
  const { plain, secure } = target;
  return [
    {
      check: 'http-join',
      held: 'No camera joins by a join token that was made up',
      open: 'The API takes any join token',
      todo: GUARD,
      // 403: the token was taken, and the proof looked at.
      run: () => joins(target, secure, 'the API has no port of TLS that is reached', [401], [403]),
    },
    {
      check: 'http-join-plain',
      held: 'No camera joins in plain text',
      open: 'The API takes join tokens in plain text: whoever listens in may use them',
      todo: GUARD,
      // 401, 403: the token was looked at.
      run: () => joins(target, plain, 'the API is asked over TLS', [421], [401, 403]),
    },
  ];
}

async function joins(
  { guest, random, signal }: JoinTarget,
  base: string | undefined,
  why: string,
  refusal: readonly number[],
  alsoOpen: readonly number[],
): Promise<Outcome> {
  if (base === undefined) return { untried: why };
  const body = {
    token: madeUpSecret(random),
    id: guest,
    hostname: guest,
    key: publicText(createPublicKey(madeUpKey())),
    proof: madeUpSecret(random),
  };
  return judged(await statusOf(base, { method: 'POST', path: PATH, body }, signal), refusal, alsoOpen);
}
