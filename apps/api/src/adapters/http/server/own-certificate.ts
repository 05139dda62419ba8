import type { X509Certificate } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import type { Request } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

/** The certificate that this host shows on the request's connection. Throws `tls-needed` where there is none. */
export function ownCertificate({ socket }: Request): X509Certificate {
  const shown = socket instanceof TLSSocket ? socket.getX509Certificate() : undefined;
  if (shown) return shown;
  throw new RollcallError('tls-needed', 'The request came in plain text.');
}
