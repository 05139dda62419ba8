import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerAsked } from '#testing/helpers/answer-asked.js';
import type { PictureSource } from './viewer.js';

/** What it can be asked for. */
export interface TeeDeeds {
  /** Asks for the picture once so many viewers have come, so that all see it from its beginning; gives the port. */
  readonly open: { readonly origin: PictureSource; readonly viewers: number };
}

// A program of its own: passes the bytes of one stream on to many, and does nothing else.
await answerAsked<TeeDeeds>({
  open: async ({ origin, viewers }) => {
    const readers: ServerResponse[] = [];
    const server = createServer((_, response) => {
      response.socket?.setNoDelay(true);
      response.writeHead(200).flushHeaders();
      readers.push(response);
      if (readers.length === viewers) pass(origin, readers);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  },
});

function pass({ port, path, token }: PictureSource, readers: readonly ServerResponse[]): void {
  get({ host: '127.0.0.1', port, path, headers: { authorization: `Bearer ${token}` } }, (response) => {
    response.on('data', (chunk: Buffer) => {
      for (const reader of readers) reader.write(chunk);
    });
  });
}
