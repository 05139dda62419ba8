import { connect, type TLSSocket } from 'node:tls';
import { fingerprintOf } from './fingerprint.js';

/** What answers shows another certificate than the one that is expected. */
export class FingerprintMismatch extends Error {
  override readonly name = 'FingerprintMismatch';
}

export interface PinnedTarget {
  readonly host: string;
  readonly port: number;
  /** Of the one certificate that is accepted. */
  readonly fingerprint: string;
}

/**
 * A TLS connection to the holder of one certificate, given away only once that is sure: not a byte is sent to anybody
 * else. The certificate's dates and names do not count: a Pi has no clock battery, and addresses change. Rejects with a
 * FingerprintMismatch, an error of the connection, or the reason of `signal`.
 */
export function pinnedSocket(
  { host, port, fingerprint }: PinnedTarget,
  signal: AbortSignal,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    // Node calls `checkServerIdentity` only for what it verifies itself, so the comparison is made here.
    const socket = connect({ host, port, rejectUnauthorized: false, minVersion: 'TLSv1.2' });
    const give = (error: unknown): void => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const abort = (): void => give(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    socket.once('error', give);
    const ended = (): void => give(new Error('the connection ended before it was secure'));
    socket.once('close', ended);
    socket.once('secureConnect', () => {
      const shown = socket.getPeerX509Certificate();
      if (!shown || fingerprintOf(shown) !== fingerprint)
        return give(
          new FingerprintMismatch(
            `what listens at ${host}:${port} has another certificate than the one that was expected`,
          ),
        );
      signal.removeEventListener('abort', abort);
      socket.removeListener('error', give);
      socket.removeListener('close', ended);
      socket.setNoDelay(true);
      // It may break before whoever is given it listens: unheard, that would end the process. A close follows.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}
