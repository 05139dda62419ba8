import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerAsked } from '../helpers/answer-asked.js';
import { echo, type BareBroker } from './bare-mqtt.js';

/** What it can be asked for. */
export interface BareDeeds {
  /** Serves the answer to whoever posts; gives the port. */
  readonly http: { readonly answer: string };
  readonly mqtt: BareBroker;
}

// A program of its own: what HTTP and MQTT cost before anything is done with them.
await answerAsked<BareDeeds>({
  http: async ({ answer }) => {
    const server = createServer((request, response) => {
      request
        .resume()
        .once('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  },
  mqtt: echo,
});
