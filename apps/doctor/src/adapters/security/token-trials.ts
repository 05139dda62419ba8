import type { KeyObject } from 'node:crypto';
import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import { LOCAL, signBrokerToken } from '#credentials/broker-token.js';
import { credentialOf } from '#credentials/credential.js';
import type { Guest } from './guest.js';
import { madeUpKey } from './made-up.js';
import type { Trial } from './try-out.js';

const MINUTE_MS = 60_000;
const CHECKS =
  'Use the broker of Rollcall, or one that checks signature, expiry, name and client id of a token.';

interface Parts {
  readonly clock: Clock;
  readonly random: Random;
}

/** Tries to get into the broker as a camera by tokens that are not good, or not for that. */
export function tokenTrials(guest: Guest, { clock, random }: Parts): Trial[] {
  const { id } = guest;
  const signed = (of: { key?: KeyObject; enrolment?: string; forMs?: number }): Promise<string> => {
    const { key = guest.keys.key, enrolment = LOCAL, forMs = MINUTE_MS } = of;
    if (!key) throw new Error('the broker takes no tokens');
    return signBrokerToken(key, { user: id, clientId: id, enrolment }, clock.now() + forMs);
  };
  const old = (): string => credentialOf(guest.keys.fleetSecret, id);
  return [
    refused(guest, 'a token that has expired', () => signed({ forMs: -MINUTE_MS })),
    refused(guest, 'a token of another operator', () => signed({ key: madeUpKey() })),
    refused(guest, 'a token of an enrolment that there is not', () => signed({ enrolment: random.id() })),
    refused(guest, 'a token for another client id', () => signed({}), `${id}-2`),
    refused(guest, 'a password of the time before tokens', old),
  ];
}

function refused(
  guest: Guest,
  what: string,
  password: () => string | Promise<string>,
  clientId = guest.id,
): Trial {
  return {
    check: 'mqtt-token',
    held: `The broker refuses ${what}`,
    open: `The broker lets a camera in with ${what}`,
    todo: CHECKS,
    run: async () => guest.getsIn({ user: guest.id, clientId, password: await password() }),
  };
}
