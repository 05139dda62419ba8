import type { KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { aclOf, readAcl, type AclRule } from '#contracts/topics/acl.js';
import { isId } from '#contracts/ids.js';
import type { Role } from '#contracts/topics/topic-map.js';
import { API_USER, DISCOVERY_USER } from './credential.js';

/** Of what runs on the operator's host and can sign for itself: nobody enrolled it, so nobody can revoke it. */
export const LOCAL = 'local';

const ISSUER = 'rollcall-operator';
const AUDIENCE = 'rollcall-broker';

/** Who signs in at the broker. */
export interface BrokerUser {
  readonly user: string;
  readonly clientId: string;
  /** Id of the enrolment, or LOCAL. */
  readonly enrolment: string;
}

/** What a token says of its bearer. */
export interface BrokerClaims extends BrokerUser {
  readonly acl: readonly AclRule[];
  /** Unix ms. */
  readonly expiresAt: number;
}

/**
 * A JWT that is the password of one user at the broker. It names what that user may do in the claim `acl`, in the form
 * that EMQX reads, so that EMQX can hold it to the same.
 */
export function signBrokerToken(
  key: KeyObject,
  { user, clientId, enrolment }: BrokerUser,
  expiresAt: number,
): Promise<string> {
  const acl = aclOf(roleOf(user), user);
  return new SignJWT({ username: user, clientid: clientId, enrolment, acl })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setExpirationTime(new Date(expiresAt))
    .sign(key);
}

/** What the token says; undefined where the operator did not sign it, where it has expired, or says something else. */
export async function verifyBrokerToken(
  key: KeyObject,
  token: string,
  now: number,
): Promise<BrokerClaims | undefined> {
  const options = { issuer: ISSUER, audience: AUDIENCE, algorithms: ['ES256'], requiredClaims: ['exp'] };
  const verified = await jwtVerify(token, key, { ...options, currentDate: new Date(now) }).catch(
    () => undefined,
  );
  if (!verified) return undefined;
  const { username: user, clientid: clientId, enrolment, exp = 0, acl: rules } = verified.payload;
  const acl = readAcl(rules);
  if (typeof user !== 'string' || typeof clientId !== 'string' || !isId(enrolment) || !acl) return undefined;
  return { user, clientId, enrolment, acl, expiresAt: exp * 1000 };
}

function roleOf(user: string): Role {
  if (user === DISCOVERY_USER) return 'discovery';
  return user === API_USER ? 'api' : 'agent';
}
