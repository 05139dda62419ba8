import type { KeyObject } from 'node:crypto';
import { compactVerify, decodeJwt, SignJWT } from 'jose';
import { parseIpv4 } from '#contracts/net/ipv4.js';
import type { Probe } from '#contracts/udp/messages.js';
import { MAX_ADDRESSES } from '#contracts/udp/read-card.js';

/** What the operator says of itself in a probe. */
export interface OperatorPlaces {
  /** Its IPv4 addresses. */
  readonly at: readonly string[];
  /** Ports of TLS; absent where nothing is open to the network. */
  readonly https?: number;
  readonly mqtts?: number;
}

/** What a probe says whose token is the operator's. */
export interface SignedProbe extends OperatorPlaces {
  /** When it was signed, unix ms of the operator. */
  readonly signedAt: number;
}

/** Signs a probe: that it is the operator's, and where the operator is. */
export function signProbe(
  key: KeyObject,
  { search, window }: Pick<Probe, 'search' | 'window'>,
  { at, https, mqtts }: OperatorPlaces,
  now: number,
): Promise<string> {
  const ports = { ...(https !== undefined && { https }), ...(mqtts !== undefined && { mqtts }) };
  return new SignJWT({ search, window, at: at.slice(0, MAX_ADDRESSES), ms: now, ...ports })
    .setProtectedHeader({ alg: 'ES256' })
    .sign(key);
}

/** What the operator says in this probe; undefined where it has no token, or one that is not the operator's or not of this probe. */
export async function verifyProbe(key: KeyObject, probe: Probe): Promise<SignedProbe | undefined> {
  if (probe.token === undefined) return undefined;
  try {
    await compactVerify(probe.token, key, { algorithms: ['ES256'] });
  } catch {
    return undefined;
  }
  return readClaims(probe);
}

/** The ports that a probe names, believed by nobody: whoever listens there has yet to show the right certificate. */
export function hintedPorts({ token }: Probe): Pick<OperatorPlaces, 'https'> {
  try {
    const { https } = decodeJwt<{ https?: unknown }>(token ?? '');
    return isPort(https) ? { https } : {};
  } catch {
    return {};
  }
}

function readClaims({ token = '', search, window }: Probe): SignedProbe | undefined {
  const claims = decodeJwt<Record<string, unknown>>(token);
  const { at, ms, https, mqtts } = claims;
  if (claims.search !== search || claims.window !== window || !Number.isSafeInteger(ms)) return undefined;
  if (!Array.isArray(at) || at.length > MAX_ADDRESSES || !at.every(isIpv4)) return undefined;
  return { at, signedAt: ms as number, ...(isPort(https) && { https }), ...(isPort(mqtts) && { mqtts }) };
}

function isIpv4(value: unknown): value is string {
  return typeof value === 'string' && parseIpv4(value) !== undefined;
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65_535;
}
