import { Agent, get } from 'node:http';
import { Connection } from '#bus/connection.js';
import { topicOf } from '#contracts/topics/topic.js';
import { credentialOf } from '#credentials/credential.js';
import { readFleetSecret } from '#credentials/fleet-secret.js';
import { signTicket } from '#credentials/media-ticket.js';

/** A client that was let in and keeps its one connection. */
export interface Regular {
  /** Asks for something; rejects where it is not served, or not on that connection. */
  ask(): Promise<void>;
  close(): void;
}

const ID = 'regular';

/** A client of the broker; its requests are publications that are acknowledged. */
export async function brokerRegular(url: string, dataDir: string): Promise<Regular> {
  const password = credentialOf(await secretIn(dataDir), ID);
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
  const credential = credentialOf(await secretIn(dataDir), camera);
  return httpRegular(port, '/v1/recordings', () => signTicket(credential, camera, 'list', Date.now()));
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

async function secretIn(dataDir: string): Promise<string> {
  const secret = await readFleetSecret(dataDir);
  if (secret === undefined) throw new Error(`there is no fleet secret in ${dataDir}`);
  return secret;
}
