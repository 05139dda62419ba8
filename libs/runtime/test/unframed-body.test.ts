import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { UnframedBody } from '#runtime/unframed-body.js';

let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** All that comes over the connection for one request, to its end. */
async function answered(method: string, write: (body: UnframedBody) => void): Promise<string> {
  server = createServer((_, response) => {
    const body = new UnframedBody(response);
    response.writeHead(200, { 'content-type': 'text/plain' });
    write(body);
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(`${method} / HTTP/1.1\r\nHost: here\r\n\r\n`);
  return text(socket);
}

test('comes behind the head as it is, without chunks, and ends with the connection', async () => {
  const answer = await answered('GET', (body) => {
    body.write(Buffer.from('one '));
    body.write(Buffer.from('two'));
  });
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  expect(rest).toEqual(['one two']);
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(head.toLowerCase()).toContain('\r\nconnection: close');
  expect(head.toLowerCase()).not.toContain('transfer-encoding');
});

test('is left out of the answer to a HEAD', async () => {
  const answer = await answered('HEAD', (body) => void body.write(Buffer.from('one')));
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer).not.toContain('one');
});

test('tells of each piece that it was taken', async () => {
  const taken: number[] = [];
  await answered('GET', (body) => {
    for (const n of [1, 2, 3]) body.write(Buffer.from(String(n)), () => taken.push(n));
  });
  expect(taken).toEqual([1, 2, 3]);
});
