import type { Request } from 'express';
import { TLSSocket } from 'node:tls';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { channelBinding } from '#credentials/key-proof.js';

/**
 * What ties a proof to the connection of this request. Throws `tls-needed`, also for TLS 1.2: there two connections can
 * share what should be of one alone (RFC 9266, 4.2).
 */
export function bindingOf({ socket }: Request): string {
  if (socket instanceof TLSSocket && socket.getProtocol() === 'TLSv1.3') return channelBinding(socket);
  throw new RollcallError('tls-needed', 'The request did not come over TLS 1.3.');
}
