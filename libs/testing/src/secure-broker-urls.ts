import { loadOrCreateTlsIdentity } from '#credentials/tls-identity.js';

/** Where agents reach the broker of the operator with this data folder, by the address of its host. */
export async function secureBrokerUrls(dataDir: string): Promise<(host: string) => string> {
  const { fingerprint } = await loadOrCreateTlsIdentity(dataDir);
  return (host) => `mqtts://${host}:8883#${fingerprint}`;
}
