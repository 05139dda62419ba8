import type { KeyObject } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { compactVerify, SignJWT, decodeJwt } from 'jose';

/** RFC 9266, 4: what both ends of one TLS connection know and nobody else. */
const LABEL = 'EXPORTER-Channel-Binding';
const BYTES = 32;

/** What ties a proof to the connection that it comes by, so that it is good nowhere else and never again. */
export function channelBinding(socket: TLSSocket): string {
  return socket.exportKeyingMaterial(BYTES, LABEL, Buffer.alloc(0)).toString('base64url');
}

/** The holder of `key` says that it is agent `id`, on the connection with this binding. */
export function proveKey(key: KeyObject, id: string, binding: string): Promise<string> {
  return new SignJWT({ cb: binding }).setProtectedHeader({ alg: 'ES256' }).setSubject(id).sign(key);
}

/** Whether the holder of this public key said so on this very connection. */
export async function isProven(key: KeyObject, proof: string, id: string, binding: string): Promise<boolean> {
  try {
    await compactVerify(proof, key, { algorithms: ['ES256'] });
    const { sub, cb } = decodeJwt(proof);
    return sub === id && cb === binding;
  } catch {
    return false;
  }
}
