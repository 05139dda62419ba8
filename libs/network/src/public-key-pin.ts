import { createHash, X509Certificate } from 'node:crypto';

/** What `curl --pinnedpubkey` compares: the SHA-256 of the public key (SPKI) in a certificate, in base64. */
export function publicKeyPin(certificate: string | X509Certificate): string {
  const { publicKey } = typeof certificate === 'string' ? new X509Certificate(certificate) : certificate;
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return `sha256//${createHash('sha256').update(spki).digest('base64')}`;
}
