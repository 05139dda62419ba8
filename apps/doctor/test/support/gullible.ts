import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer, type AddressInfo, type Server } from 'node:net';
import type { TlsKeys } from '#network/tls-keys.js';

const CONNECT = 1;
const PUBLISH = 3;
const SUBSCRIBE = 8;

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A broker that grants whatever is asked. Gives its port. */
export async function gullibleBroker(closing: Server[]): Promise<number> {
  return answering(closing, ({ type, body }) => answerTo(type, body));
}

/** A broker that lets nobody in. Gives its port. */
export async function callousBroker(closing: Server[]): Promise<number> {
  return answering(closing, () => Buffer.from([0x20, 2, 0, 5]));
}

/** A broker that takes connections and says nothing, and soon ends them. Gives its port. */
export async function silentBroker(closing: Server[]): Promise<number> {
  const server = createServer(
    (socket) => void socket.on('error', () => undefined).once('data', () => socket.end()),
  );
  closing.push(server);
  return listening(server);
}

/** An API, or a camera, that has an answer for everybody. Gives its port; with keys that is of TLS. */
export async function gullibleApi(closing: Server[], status = 200, tls?: TlsKeys): Promise<number> {
  const answer: RequestListener = (_request, response) => response.writeHead(status).end('{"items":[]}');
  const server = tls ? createSecureServer(tls, answer) : createHttpServer(answer);
  closing.push(server);
  return listening(server);
}

async function answering(
  closing: Server[],
  answer: (packet: { type: number; body: Buffer }) => Buffer | undefined,
): Promise<number> {
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (let packet = firstOf(bytes); packet; packet = firstOf(bytes)) {
        bytes = bytes.subarray(packet.length);
        const answered = answer(packet);
        if (answered) socket.write(answered);
      }
    });
  });
  closing.push(server);
  return listening(server);
}

function firstOf(bytes: Buffer): { type: number; body: Buffer; length: number } | undefined {
  let [size, at] = [0, 1];
  for (let digit = 0x80; digit & 0x80; at += 1) {
    digit = bytes[at] ?? 0x80;
    if (at >= bytes.length) return undefined;
    size += (digit & 0x7f) * 128 ** (at - 1);
  }
  if (bytes.length < at + size) return undefined;
  return { type: (bytes[0] ?? 0) >> 4, body: bytes.subarray(at, at + size), length: at + size };
}

function answerTo(type: number, body: Buffer): Buffer | undefined {
  if (type === CONNECT) return Buffer.from([0x20, 2, 0, 0]);
  if (type === SUBSCRIBE) return Buffer.from([0x90, 3, body[0] ?? 0, body[1] ?? 0, 0]);
  if (type !== PUBLISH) return undefined;
  const at = 2 + body.readUInt16BE(0);
  return Buffer.from([0x40, 2, body[at] ?? 0, body[at + 1] ?? 0]);
}
