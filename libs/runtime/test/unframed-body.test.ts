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

test('tells how much waits, and of the end of the connection', async () => {
  const waiting: number[] = [];
  const closed = Promise.withResolvers<undefined>();
  await answered('GET', (body) => {
    body.onceClosed(() => closed.resolve(undefined));
    body.write(Buffer.from('one'));
    waiting.push(body.waiting);
    // More than the kernel takes at once.
    body.write(Buffer.alloc(64 * 1024 * 1024));
    waiting.push(body.waiting);
  });
  expect(waiting).toEqual([0, 64 * 1024 * 1024]);
  await closed.promise;
});
