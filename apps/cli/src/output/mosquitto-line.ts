import { pbkdf2Sync } from 'node:crypto';

/** Few, as mosquitto's own tool has it: a credential of 256 random bits cannot be guessed from its hash anyway. */
const ITERATIONS = 101;
const HASH_BYTES = 64;

/** A line of mosquitto's password file: the user and a PBKDF2-SHA512 hash of its password. */
export function mosquittoLine(user: string, password: string, salt: Uint8Array): string {
  const hash = pbkdf2Sync(password, salt, ITERATIONS, HASH_BYTES, 'sha512');
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  return `${user}:$7$${ITERATIONS}$${base64(salt)}$${base64(hash)}`;
}
