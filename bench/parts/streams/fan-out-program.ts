import { once } from 'node:events';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { answerAsked } from '#testing/helpers/answer-asked.js';

/** Where it is: of the stream, and where it is told what to say, a line of JSON each. */
export interface FanOutPorts {
  readonly stream: number;
  readonly feed: number;
}

/** What the API does under load: the pause between two batches. */
const MAX_PAUSE_MS = 100;
const READERS_PER_MS = 4;

const readers = new Set<ServerResponse>();
let waiting: string[] = [];
let pause: NodeJS.Timeout | undefined;
let number = 0;

const stream = createHttpServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('event: snapshot\ndata: {}\n\n');
  readers.add(response);
  response.once('close', () => readers.delete(response));
});

const feed = createServer((socket) => {
  createInterface(socket).on('line', (json) => {
    number += 1;
    waiting.push(`id: ${number}\nevent: recording.started\ndata: ${json}\n\n`);
    if (!pause) flush();
  });
});

function flush(): void {
  pause = undefined;
  if (waiting.length === 0) return;
  const bytes = Buffer.from(waiting.join(''));
  waiting = [];
  for (const response of readers) response.write(bytes);
  pause = setTimeout(flush, Math.min(MAX_PAUSE_MS, Math.floor(readers.size / READERS_PER_MS)));
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

// A program of its own: gives every event to every reader, and does nothing else.
await answerAsked<{ open: object }>({
  open: async (): Promise<FanOutPorts> => ({ stream: await portOf(stream), feed: await portOf(feed) }),
});
