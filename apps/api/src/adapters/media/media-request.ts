import { request, type IncomingMessage } from 'node:http';
import type { Clock } from '#contracts/ports/clock.js';

export interface MediaTimeouts {
  readonly connectMs: number;
  /** Without a byte from the agent. */
  readonly idleMs: number;
}

export interface MediaRequest {
  readonly method: 'GET' | 'HEAD';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the request, and the answer with it. */
  readonly signal: AbortSignal;
}

/** The address did not take the connection: another one may. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
}

/** Sends one request to one address and gives the head of the answer; each has a connection of its own. */
export function sendMediaRequest(
  at: { readonly host: string; readonly port: number },
  { method, path, headers, signal }: MediaRequest,
  { connectMs, idleMs }: MediaTimeouts,
  clock: Clock,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request({ ...at, method, path, headers, signal, agent: false, timeout: idleMs });
    let connected = false;
    let answer: IncomingMessage | undefined;
    const timer = clock.after(connectMs, () =>
      sent.destroy(new Error(`no connection within ${connectMs} ms`)),
    );
    sent.once('socket', (socket) => {
      socket.once('connect', () => {
        connected = true;
        timer.stop();
      });
    });
    sent.on('timeout', () => {
      // While something waits to be read, the reader is slow, not the agent.
      if (answer && answer.readableLength > 0) sent.socket?.setTimeout(idleMs);
      else sent.destroy(new Error(`silent for ${idleMs} ms`));
    });
    sent.once('response', (response) => resolve((answer = response)));
    sent.once('error', (error: Error) =>
      reject(connected ? error : new NotConnected(error.message, { cause: error })),
    );
    // Whoever wants another protocol gets none: without this the answer would never come, nor an error.
    sent.once('upgrade', (_answer, socket) => socket.destroy());
    sent.once('close', () => {
      timer.stop();
      reject(new Error('the connection ended without an answer'));
    });
    sent.end();
  });
}
