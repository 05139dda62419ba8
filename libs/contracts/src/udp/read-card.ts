import { isId } from '../ids.js';
import { parseIpv4 } from '../net/ipv4.js';
import type { Card, CardService } from './messages.js';
import { isAbsentOr, isIntegerIn, isRecord } from './shapes.js';

const SEAL = /^[\w-]{43}$/;
/** More than a board has, and few enough for a datagram. */
export const MAX_ADDRESSES = 8;

/** A card in a datagram; undefined for any other value. */
export function readCard(value: unknown): Card | undefined {
  if (!isRecord(value) || value.v !== 1 || !isId(value.id) || !isId(value.boot)) return undefined;
  const { id, boot, state } = value;
  const services = readCardServices(value.services);
  const asked = readAsked(value);
  const seal = readSeal(value);
  if ((state !== 'here' && state !== 'bye') || !services || !asked || !seal) return undefined;
  return { v: 1, id, boot, state, services, ...asked, ...seal };
}

function readAsked({
  search,
  unclaimed,
}: Record<string, unknown>): Pick<Card, 'search' | 'unclaimed'> | undefined {
  if (search !== undefined && !isId(search)) return undefined;
  if (unclaimed !== undefined && unclaimed !== true) return undefined;
  return { ...(search !== undefined && { search }), ...(unclaimed && { unclaimed }) };
}

function readSeal({ n, at, token }: Record<string, unknown>): Pick<Card, 'n' | 'at' | 'token'> | undefined {
  if (n !== undefined && !isIntegerIn(n, 0, Number.MAX_SAFE_INTEGER)) return undefined;
  if (at !== undefined && !isAddresses(at)) return undefined;
  if (!isAbsentOr(SEAL, token)) return undefined;
  return { ...(n !== undefined && { n }), ...(at && { at }), ...(token !== undefined && { token }) };
}

function isAddresses(value: unknown): value is string[] {
  const isAddress = (each: unknown): boolean => typeof each === 'string' && parseIpv4(each) !== undefined;
  return Array.isArray(value) && value.length <= MAX_ADDRESSES && value.every(isAddress);
}

function readCardServices(value: unknown): CardService[] | undefined {
  if (!Array.isArray(value) || value.length > 16) return undefined;
  const services = (value as unknown[]).map(readCardService);
  return services.every((s) => s !== undefined) ? services : undefined;
}

function readCardService(value: unknown): CardService | undefined {
  if (!isRecord(value) || typeof value.kind !== 'string' || !/^[a-z][a-z0-9-]{0,31}$/.test(value.kind))
    return undefined;
  return isIntegerIn(value.port, 1, 65_535) ? { kind: value.kind, port: value.port } : undefined;
}
