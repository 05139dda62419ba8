import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere, readOrCreate } from '#runtime/atomic-file.js';
import { StartError } from '#runtime/start-error.js';
import { publicText } from './public-key.js';

const FILE = 'operator-key.pem';

/** What the operator signs with: tokens of the broker, probes, media tickets. ES256 (RFC 7518, 3.4). */
export interface OperatorKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The public key as agents are given it. */
  readonly text: string;
}

/** The key in the data folder, made at the first start. It never leaves the operator's host. */
export async function loadOrCreateOperatorKey(dataDir: string): Promise<OperatorKey> {
  const path = join(dataDir, FILE);
  return parsed(path, await readOrCreate(path, newKey));
}

/** Undefined where this is not the operator's host. */
export async function readOperatorKey(dataDir: string): Promise<OperatorKey | undefined> {
  const path = join(dataDir, FILE);
  const pem = await readIfThere(path);
  return pem === undefined ? undefined : parsed(path, pem);
}

/** A new private key as PEM. */
export function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The pair of which the PEM is the private half. Throws a StartError that says nothing of what the file holds. */
export function keyPairIn(path: string, pem: string): Pick<OperatorKey, 'privateKey' | 'publicKey'> {
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyDetails?.namedCurve === 'prime256v1')
      return { privateKey, publicKey: createPublicKey(privateKey) };
  } catch {
    // Told below, without what it holds.
  }
  throw new StartError(`${path} holds no ES256 key: restore it, or delete it and enrol every camera anew.`);
}

function parsed(path: string, pem: string): OperatorKey {
  const pair = keyPairIn(path, pem);
  return { ...pair, text: publicText(pair.publicKey) };
}
