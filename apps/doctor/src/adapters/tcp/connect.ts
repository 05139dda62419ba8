import { createConnection } from 'node:net';
import type { TcpOutcome } from '../../domain/seen/host.js';

const TIMEOUT_MS = 3000;

/** Connects, and lets go at once. Rejects only with the signal's reason. */
export function tryConnect(host: string, port: number, signal: AbortSignal): Promise<TcpOutcome> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port, timeout: TIMEOUT_MS, signal });
    const end = (outcome: TcpOutcome): void => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('connect', () => end('open'));
    socket.once('timeout', () => end('silent'));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (signal.aborted) reject(signal.reason as Error);
      else end(error.code === 'ECONNREFUSED' ? 'refused' : (error.code ?? error.message));
    });
  });
}
