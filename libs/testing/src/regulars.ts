import { Agent, get } from 'node:http';
import { Connection } from '#bus/connection.js';
import { topicOf } from '#contracts/topics/topic.js';
import { signTicket } from '#credentials/media-ticket.js';
import { loadOrCreateOperatorKey } from '#credentials/operator-key.js';
import { operatorLogin } from '#credentials/operator-login.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';

/** A client that was let in and keeps its one connection. */
export interface Regular {
  /** Asks for something; rejects where it is not served, or not on that connection. */
  ask(): Promise<void>;
  close(): void;
}

const ID = 'regular';

/** A client of the broker; its requests are publications that are acknowledged. */
export async function brokerRegular(url: string, dataDir: string): Promise<Regular> {
  const passwordOf = await operatorLogin(dataDir, 'token', systemClock);
  const password = await passwordOf(ID, ID);
  const presence = {
    topic: topicOf('agent.presence', { id: ID }),
    payload: '{}',
    qos: 1,
    retain: true,
  } as const;
  const ending = new AbortController();
  const credentials = { url, clientId: ID, username: ID, password };
  const connection = await Connection.open(credentials, presence, ending.signal);
  return { ask: () => connection.publish(presence), close: () => connection.break() };
}

/** A client of the API, with its token. */
export function apiRegular(port: number, token: string): Regular {
  return httpRegular(port, '/api/v1/services', () => Promise.resolve(token));
}

/** A client of an agent's media port, with a ticket for each request. */
export async function mediaRegular(port: number, camera: string, dataDir: string): Promise<Regular> {
  const { privateKey } = await loadOrCreateOperatorKey(dataDir);
  const ticket = (): Promise<string> =>
    signTicket(privateKey, { id: systemRandom.id(), camera, action: 'list' }, Date.now());
  return httpRegular(port, '/v1/recordings', ticket);
}

function httpRegular(port: number, path: string, bearer: () => Promise<string>): Regular {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let own: number | undefined;
  const ask = async (): Promise<void> => {
    const headers = { authorization: `Bearer ${await bearer()}` };
    const from = await new Promise<number>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, headers, agent }, (response) => {
        const { localPort = 0 } = response.socket;
        if (response.statusCode === 200) response.resume().once('end', () => resolve(localPort));
        else reject(new Error(`answered with ${response.statusCode ?? 0}`));
      }).once('error', reject);
    });
    own ??= from;
    if (own !== from) throw new Error('its connection was ended');
  };
  return { ask, close: () => agent.destroy() };
}
