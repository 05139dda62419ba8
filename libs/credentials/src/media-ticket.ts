import { jwtVerify, SignJWT } from 'jose';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

export const MEDIA_ACTIONS = ['list', 'download'] as const;
export type MediaAction = (typeof MEDIA_ACTIONS)[number];

/** How long a ticket is good for. */
export const TICKET_TTL_MS = 60_000;

const ISSUER = 'rollcall-operator';

/** A ticket is signed with a key that only the operator and this one agent can derive. */
function keyOf(credential: string): Uint8Array {
  return new TextEncoder().encode(`media-ticket:${credential}`);
}

/** Lets its bearer do one action at one camera's media port for 60 s from `now` (operator time, unix ms). */
export async function signTicket(
  credential: string,
  camera: string,
  action: MediaAction,
  now: number,
): Promise<string> {
  return new SignJWT({ action })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(camera)
    .setExpirationTime(new Date(now + TICKET_TTL_MS))
    .sign(keyOf(credential));
}

/** Throws `forbidden` unless the ticket was signed for this camera and action and has not expired at `now`. */
export async function checkTicket(
  credential: string,
  ticket: string,
  camera: string,
  action: MediaAction,
  now: number,
): Promise<void> {
  const options = { issuer: ISSUER, audience: camera, algorithms: ['HS256'], currentDate: new Date(now) };
  let granted: unknown;
  try {
    const { payload } = await jwtVerify(ticket, keyOf(credential), { ...options, requiredClaims: ['exp'] });
    granted = payload.action;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RollcallError('forbidden', `The ticket was refused: ${why}.`, { cause: error });
  }
  if (granted !== action)
    throw new RollcallError('forbidden', `The ticket is not for the action "${action}".`);
}
