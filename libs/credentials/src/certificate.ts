import { webcrypto } from 'node:crypto';
import { hostname } from 'node:os';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
/** Peers compare the fingerprint and no date; to a browser it is a certificate of nobody's anyway. */
const NOT_BEFORE = new Date('2025-01-01T00:00:00Z');
const NOT_AFTER = new Date('2049-12-31T23:59:59Z');

/** A new key and its self-signed certificate, PEM behind PEM. */
export async function makeCertificate(serialNumber: string): Promise<string> {
  // Loaded for the one start at which it is needed: it takes megabytes.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  x509.cryptoProvider.set(webcrypto as unknown as Parameters<typeof x509.cryptoProvider.set>[0]);
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber,
    name: 'CN=Rollcall',
    notBefore: NOT_BEFORE,
    notAfter: NOT_AFTER,
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(ownNames().map((value) => ({ type: 'dns', value }))),
    ],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return `${x509.PemConverter.encode(key, 'PRIVATE KEY')}\n${certificate.toString('pem')}\n`;
}

/** A name that is no ASCII cannot stand in a certificate as it is. */
function ownNames(): string[] {
  const own = hostname();
  return ['localhost', ...(/^[\w.-]+$/.test(own) ? [own, `${own}.local`] : [])];
}
