import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { fingerprintOf } from '#network/fingerprint.js';
import type { TlsKeys } from '#network/tls-keys.js';
import { readIfThere, readOrCreate } from '#runtime/atomic-file.js';
import { StartError } from '#runtime/start-error.js';
import { makeCertificate } from './certificate.js';

const FILE = 'tls.pem';

/** What a port of this host shows to prove that it is this host's. */
export interface TlsIdentity extends TlsKeys {
  readonly fingerprint: string;
}

/** The key and certificate in a folder, made at the first start, in one file so that they always fit. */
export async function loadOrCreateTlsIdentity(folder: string): Promise<TlsIdentity> {
  const path = join(folder, FILE);
  return parsed(path, await readOrCreate(path, () => makeCertificate(serialNumber())));
}

/** Undefined where none was made. */
export async function readTlsIdentity(folder: string): Promise<TlsIdentity | undefined> {
  const path = join(folder, FILE);
  const pem = await readIfThere(path);
  return pem === undefined ? undefined : parsed(path, pem);
}

function parsed(path: string, pem: string): TlsIdentity {
  const [key, cert] = ['PRIVATE KEY', 'CERTIFICATE'].map((what) => block(pem, what));
  try {
    const fits = new X509Certificate(cert ?? '').checkPrivateKey(createPrivateKey(key ?? ''));
    if (key && cert && fits) return { key, cert, fingerprint: fingerprintOf(cert) };
  } catch {
    // Told below, without what it holds.
  }
  throw new StartError(
    `${path} holds no key and certificate that fit: restore it, or delete it and give every camera a new credential.`,
  );
}

function block(pem: string, what: string): string | undefined {
  return new RegExp(`-----BEGIN ${what}-----[^-]+-----END ${what}-----`).exec(pem)?.[0];
}

/** RFC 5280, 4.1.2.2: a positive number of at most 20 octets. */
function serialNumber(): string {
  return `01${randomBytes(15).toString('hex')}`;
}
