import type { Socket } from 'node:net';
import { connectAsync, type MqttClient } from 'mqtt';
import { topicOf } from '#contracts/topics/topic.js';
import { API_USER } from '#credentials/credential.js';
import { operatorLogin } from '#credentials/operator-login.js';
import { systemClock } from '#runtime/system-clock.js';

const ECHO = 'bare-echo';
const ASKER = 'bare-asker';
const ASK = topicOf('agent.command', { id: ECHO, name: 'identify' });
const ANSWER = topicOf('agent.reply', { id: ECHO, requester: ASKER });

/** Where the broker is; the data folder is the operator's. */
export interface BareBroker {
  readonly url: string;
  readonly dataDir: string;
}

/** Answers everything that `BareAsker` asks with the same bytes: mqtt.js, and nothing on top of it. */
export async function echo(broker: BareBroker): Promise<void> {
  const client = await signedIn(broker, ECHO, ECHO);
  await client.subscribeAsync(ASK, { qos: 1 });
  client.on('message', (_, payload) => client.publish(ANSWER, payload, { qos: 1 }));
}

/** Asks the echo by way of the broker, as the API asks an agent: there and back with QoS 1. */
export class BareAsker {
  private constructor(private readonly client: MqttClient) {}

  static async open(broker: BareBroker): Promise<BareAsker> {
    const client = await signedIn(broker, API_USER, `${API_USER}-${ASKER}`);
    await client.subscribeAsync(ANSWER, { qos: 1 });
    return new BareAsker(client);
  }

  async ask(payload: string): Promise<void> {
    const answer = new Promise((resolve) => this.client.once('message', resolve));
    this.client.publish(ASK, payload, { qos: 1 });
    await answer;
  }

  close(): void {
    this.client.end(true);
  }
}

async function signedIn(
  { url, dataDir }: BareBroker,
  username: string,
  clientId: string,
): Promise<MqttClient> {
  const password = await (await operatorLogin(dataDir, 'token', systemClock))(username, clientId);
  const client = await connectAsync(url, {
    username,
    clientId,
    password,
    protocolVersion: 4,
    reconnectPeriod: 0,
  });
  // As the product has it: without it TCP's delayed acknowledgement is measured.
  (client.stream as Socket).setNoDelay(true);
  return client;
}
