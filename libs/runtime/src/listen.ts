import type { AddressInfo, Server } from 'node:net';
import { StartError } from './start-error.js';

/** The sentence for a port that cannot be bound; `variable` is what to set instead. */
export function listenError(error: NodeJS.ErrnoException, what: string, at: string, variable: string): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `is taken: end the other program or set ${variable} to a free port`,
    EACCES: `may not be used by this user: set ${variable} to a port above 1023`,
    EADDRNOTAVAIL: 'is no address of this machine: set ROLLCALL_LISTEN to one of its own, or 0.0.0.0 for all',
  };
  const reason = reasons[error.code ?? ''];
  return reason === undefined ? error : new StartError(`${at}, where ${what} would listen, ${reason}.`);
}

/** Listens, and resolves with the port that it got; a taken port or foreign address is a StartError. */
export async function listen(
  server: Server,
  host: string,
  port: number,
  what: string,
  variable: string,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void =>
      reject(listenError(error, what, `${host}:${port}`, variable));
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
