import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';

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
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (let packet = firstOf(bytes); packet; packet = firstOf(bytes)) {
        bytes = bytes.subarray(packet.length);
        const answer = answerTo(packet.type, packet.body);
        if (answer) socket.write(answer);
      }
    });
  });
  closing.push(server);
  return listening(server);
}

/** An API that has an answer for everybody. Gives its port. */
export async function gullibleApi(closing: Server[]): Promise<number> {
  const server = createHttpServer((_request, response) => response.end('{"items":[]}'));
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
