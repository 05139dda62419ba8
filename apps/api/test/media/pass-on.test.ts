import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { passOn, untilClosed } from '#api/adapters/media/pass-on.js';
import { eventually } from '#testing/eventually.js';

const servers: Server[] = [];

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** An agent that begins a film of a megabyte, an API that passes it on, and a reader that has its first bytes. */
async function begun(): Promise<{
  agent: ServerResponse;
  reader: IncomingMessage;
  ended: () => string | undefined;
}> {
  let agent: ServerResponse | undefined;
  let ended: string | undefined;
  const agentPort = await serve((_, response) => {
    agent = response;
    response.writeHead(200, { 'content-length': 1_000_000 }).write('begin');
  });
  const port = await serve((_, response) => {
    get({ port: agentPort, signal: untilClosed(response) }, (from) => {
      response.writeHead(200);
      void passOn(
        from,
        response,
        () => undefined,
        (by) => (ended = by),
      );
    }).on('error', () => undefined);
  });
  const reader = await new Promise<IncomingMessage>((resolve) => get({ port }, resolve));
  reader.on('error', () => undefined).resume();
  const sending = await eventually('the agent sends', () => agent);
  return { agent: sending, reader, ended: () => ended };
}

test('a reader that leaves is told from an agent that breaks off', async () => {
  const left = await begun();
  left.reader.destroy();
  expect(await eventually('the end', left.ended)).toBe('reader');

  const broken = await begun();
  broken.agent.destroy();
  expect(await eventually('the end', broken.ended)).toBe('agent');
});
