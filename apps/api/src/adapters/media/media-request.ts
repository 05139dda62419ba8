import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import type { Clock } from '#contracts/ports/clock.js';
import { pinnedSocket } from '#network/pinned-socket.js';

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
  /** The agent says that its answer takes a while. */
  readonly interim?: () => void;
}

/** Where one media port is. */
export interface MediaAddress {
  readonly host: string;
  readonly port: number;
  /** Of its certificate; without one it is spoken to in plain text. */
  readonly fingerprint?: string | undefined;
}

/** The address did not take the connection: another one may. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
}

/** Sends one request to one address and gives the head of the answer; each has a connection of its own. */
export function sendMediaRequest(
  at: MediaAddress,
  { method, path, headers, signal, interim }: MediaRequest,
  { connectMs, idleMs }: MediaTimeouts,
  clock: Clock,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const given = new AbortController();
    const sent = request({ method, path, headers, signal, timeout: idleMs, ...wayTo(at, given.signal) });
    let connected = false;
    let answer: IncomingMessage | undefined;
    const timer = clock.after(connectMs, () =>
      sent.destroy(new Error(`no connection within ${connectMs} ms`)),
    );
    const isConnected = (): void => {
      connected = true;
      timer.stop();
    };
    // One that is pinned comes connected.
    sent.once('socket', (socket) =>
      socket.connecting ? socket.once('connect', isConnected) : isConnected(),
    );
    sent.on('timeout', () => {
      // While something waits to be read, the reader is slow, not the agent.
      if (answer && answer.readableLength > 0) sent.socket?.setTimeout(idleMs);
      else sent.destroy(new Error(`silent for ${idleMs} ms`));
    });
    sent.on('information', () => interim?.());
    sent.once('response', (response) => resolve((answer = response)));
    sent.once('error', (error: Error) =>
      reject(connected ? error : new NotConnected(error.message, { cause: error })),
    );
    // Whoever wants another protocol gets none: without this the answer would never come, nor an error.
    sent.once('upgrade', (_answer, socket) => socket.destroy());
    sent.once('close', () => {
      given.abort();
      timer.stop();
      reject(new Error('the connection ended without an answer'));
    });
    sent.end();
  });
}

/** The ticket is in the head of the request, so nothing is written before it is known who listens. */
function wayTo({ host, port, fingerprint }: MediaAddress, signal: AbortSignal): RequestOptions {
  if (fingerprint === undefined) return { host, port, agent: false };
  return {
    host,
    port,
    createConnection: (_, give) => {
      pinnedSocket({ host, port, fingerprint }, signal).then(
        (socket) => give(null, socket),
        (error: unknown) => give(error as Error, undefined as never),
      );
      return undefined;
    },
  };
}
