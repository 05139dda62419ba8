import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Below those that Linux gives to outgoing connections: there, one that was free a moment ago is soon taken. */
const FIRST = 10_000;
const LAST = 32_000;
const MOST_TRIES = 100;

/** A TCP port on loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  return firstFree(
    (port) =>
      new Promise((resolve) => {
        const server = createServer();
        server.once('error', () => resolve(false));
        server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
      }),
  );
}

/** A UDP port that was free on every address a moment ago. */
export function freeUdpPort(): Promise<number> {
  return firstFree(
    (port) =>
      new Promise((resolve) => {
        const socket = createSocket('udp4');
        socket.once('error', () => resolve(false));
        socket.bind(port, '0.0.0.0', () => socket.close(() => resolve(true)));
      }),
  );
}

async function firstFree(isFree: (port: number) => Promise<boolean>): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port in ${MOST_TRIES} tries`);
}
