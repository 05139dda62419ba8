import { request, type IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { fromWire } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { channelBinding } from '#credentials/key-proof.js';
import { pinnedSocket, type PinnedTarget } from '#network/pinned-socket.js';
import { urlHost } from '#runtime/listen.js';
import { readBounded } from '#runtime/read-bounded.js';

const DEADLINE_MS = 10_000;
/** Who does not even show a certificate keeps the agent from the next one. */
const CONNECT_MS = 3000;
const MAX_ANSWER_BYTES = 64 * 1024;

/**
 * Sends one request to the holder of the operator's certificate, and nothing to anybody else; `body` is made for this very
 * connection. Rejects with what the operator refused it with, with a FingerprintMismatch, or with an error of the
 * connection.
 */
export async function postToOperator(
  target: PinnedTarget,
  path: string,
  body: (binding: string) => Promise<object>,
  ending: AbortSignal,
): Promise<unknown> {
  const signal = AbortSignal.any([ending, AbortSignal.timeout(DEADLINE_MS)]);
  const socket = await pinnedSocket(target, AbortSignal.any([signal, AbortSignal.timeout(CONNECT_MS)]));
  try {
    const text = JSON.stringify(await body(channelBinding(socket)));
    const answer = await send(socket, target, path, text, signal);
    const bytes = await readBounded(answer, MAX_ANSWER_BYTES);
    const said = parsed(bytes);
    if (answer.statusCode === 200 || answer.statusCode === 201) return said;
    throw fromWire(said);
  } finally {
    socket.destroy();
  }
}

function send(
  socket: TLSSocket,
  { host, port }: PinnedTarget,
  path: string,
  text: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = {
      host: `${urlHost(host)}:${port}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      connection: 'close',
    };
    const sent = request({ method: 'POST', path, headers, signal, createConnection: () => socket }, resolve);
    sent.once('error', reject);
    sent.once('close', () => reject(new Error('the connection ended without an answer')));
    sent.end(text);
  });
}

function parsed(bytes: Buffer | undefined): object {
  try {
    const value: unknown = JSON.parse(bytes?.toString() ?? '');
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below.
  }
  throw new RollcallError('internal', "The operator's answer could not be read.");
}
