import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const derive = promisify<string, Buffer, number, Cost & { maxmem: number }, Buffer>(scrypt);

/** 32 MiB and about 0.2 s: one of the equal choices of OWASP's password storage cheat sheet. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;
/** Node refuses above this: a file that was tampered with cannot make the API take all memory. */
const MAX_MEMORY = 128 * 1024 * 1024;

/** `scrypt:N:r:p:salt:key`. The cost stands beside each hash, so that it can be raised for new ones. */
export const PASSWORD_HASH_PATTERN = /^scrypt:(\d{4,6}):(\d{1,2}):(\d{1,2}):([\w-]{22}):([\w-]{43})$/;

/** Nobody's: checking against it takes as long as for a user that exists, and it fits no password. */
export const NOBODYS_HASH = `scrypt:${COST.N}:${COST.r}:${COST.p}:${'A'.repeat(22)}:${'A'.repeat(43)}`;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await keyOf(password, salt, COST);
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join(':');
}

/** Whether this is the password that the hash was made of. The hash itself is none: it is hashed like any other. */
export async function isPasswordOf(hash: string, password: string): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = PASSWORD_HASH_PATTERN.exec(hash) ?? [];
  if (key === '') return false;
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const given = await keyOf(password, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(given, Buffer.from(key, 'base64url'));
}

/** RFC 8265, 4.2.1: the same letters in another composition are the same password. */
function keyOf(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return derive(password.normalize('NFC'), salt, KEY_BYTES, { ...cost, maxmem: MAX_MEMORY });
}
