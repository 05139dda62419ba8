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

/** Whether an address, or the host of a URL, is this very host alone. */
export function isLoopback(host: string): boolean {
  return ['::1', '[::1]', 'localhost'].includes(host) || /^(::ffff:)?127\./.test(host);
}

/** Whether what listens at this address listens at every address of its host. */
export function isEveryAddress(listen: string): boolean {
  return listen === '0.0.0.0' || listen === '::';
}

/** Where this host itself reaches what listens at an address: no program can connect to "every address". */
export function localAddress(listen: string): string {
  return isEveryAddress(listen) ? '127.0.0.1' : listen;
}

/** The same as a URL names it: IPv6 in brackets (RFC 3986, 3.2.2). */
export function urlHost(listen: string): string {
  const address = localAddress(listen);
  return address.includes(':') ? `[${address}]` : address;
}
