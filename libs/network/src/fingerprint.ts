import { X509Certificate } from 'node:crypto';

/** SHA-256 of a certificate's DER form as 43 characters of base64url. */
export const FINGERPRINT_PATTERN = /^[A-Za-z0-9_-]{43}$/;

/** Of a certificate, as PEM or read from a connection. */
export function fingerprintOf(certificate: string | X509Certificate): string {
  const read = typeof certificate === 'string' ? new X509Certificate(certificate) : certificate;
  return Buffer.from(read.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
}
