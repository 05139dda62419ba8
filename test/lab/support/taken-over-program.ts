/**
 * What an agent can try that somebody took over: it has its own papers and key, and knows the topic map. Arguments: its
 * folder, the id of another camera, and where that one's media port is. Prints what it was given, as a line of JSON.
 */
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { connectAsync, type MqttClient } from 'mqtt';
import type { KeptEnrolment } from '#camera-agent/adapters/enrolment/enrolment-file.js';
import { TOPICS, type TopicKey, type TopicSpec } from '#contracts/topics/topic-map.js';
import { TOPIC_ROOT } from '#contracts/topics/topic.js';
import { signTicket } from '#credentials/media-ticket.js';

const [folder = '', other = '', media = ''] = process.argv.slice(2);
const { operator, given } = JSON.parse(
  await readFile(join(folder, 'enrolment.json'), 'utf8'),
) as KeptEnrolment;
const own = createPrivateKey(await readFile(join(folder, 'agent-key.pem')));

const tried = {
  refused: [] as string[],
  granted: [] as string[],
  delivered: [] as string[],
  heard: [] as string[],
  films: [] as string[],
};

function asCamera(more: object = {}): Promise<MqttClient> {
  return connectAsync(
    `mqtts://${operator.host}:${given.broker.port}`,
    {
      username: given.id,
      clientId: given.id,
      password: given.broker.password,
      keepalive: 10,
      reconnectPeriod: 0,
      rejectUnauthorized: false,
      ...more,
    },
    false,
  );
}

function topicsOf(key: TopicKey): string[] {
  const { template }: TopicSpec = TOPICS[key];
  const filled = template.replace('{id}', other).replaceAll(/\{\w+\}/g, 'x');
  const open = template.replaceAll(/\{\w+\}/g, '+');
  return [filled, open].map((topic) => TOPIC_ROOT + topic);
}

/** The broker ends the connection of whoever publishes what it may not. */
async function publishes(topic: string, { qos, retain }: TopicSpec): Promise<boolean> {
  const client = await asCamera();
  client.on('error', () => undefined);
  const closed = new Promise<false>((resolve) => client.once('close', () => resolve(false)));
  const pong = new Promise<true>((resolve) =>
    client.on('packetreceive', (packet) => packet.cmd === 'pingresp' && resolve(true)),
  );
  client.publish(topic, '{}', { qos, retain });
  client.sendPing();
  const taken = await Promise.race([closed, pong]);
  client.end(true);
  return taken;
}

async function subscribes(client: MqttClient, filters: readonly string[]): Promise<void> {
  for (const filter of filters) {
    const taken = await client.subscribeAsync(filter).then(
      () => true,
      () => false,
    );
    note(taken, tried.heard, `subscribe ${filter}`);
  }
  client.end(true);
}

async function leavesWill(topic: string): Promise<boolean> {
  const will = { topic, payload: Buffer.from('{}'), qos: 1 as const, retain: true };
  const client = await asCamera({ will }).catch(() => undefined);
  client?.end(true);
  return client !== undefined;
}

async function film(authorization: string): Promise<number> {
  const [host = '', port] = media.split(':');
  const socket = connect({ host, port: Number(port), rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const sent = request({
    path: '/v1/recordings',
    headers: { host, authorization },
    createConnection: () => socket,
  });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.destroy();
  return response.statusCode ?? 0;
}

function note(taken: boolean, list: string[], what: string): void {
  (taken ? list : tried.refused).push(what);
}

for (const key of Object.keys(TOPICS) as TopicKey[]) {
  const spec: TopicSpec = TOPICS[key];
  const [filled = ''] = topicsOf(key);
  note(await publishes(filled, spec), tried.delivered, `publish ${filled}`);
  if (spec.retain) note(await leavesWill(filled), tried.granted, `will ${filled}`);
}
const everything = ['#', 'rollcall/#', `${TOPIC_ROOT}agent/+/#`, '$SYS/#'];
const filters = (Object.keys(TOPICS) as TopicKey[]).flatMap(topicsOf);
await subscribes(await asCamera(), [...new Set([...filters, ...everything])]);
for (const who of [other, '@api', '@discovery']) {
  const client = await asCamera({ username: who, clientId: who }).catch(() => undefined);
  client?.end(true);
  note(client !== undefined, tried.granted, `sign in as ${who}`);
}
const forged = await signTicket(own, { id: 't1', camera: other, action: 'list' }, given.now + 10_000);
for (const bearer of [given.broker.password, given.cardKey, forged, 'x.y.z'])
  note((await film(`Bearer ${bearer}`)) < 400, tried.films, 'a film');
await new Promise((resolve) => process.stdout.write(`${JSON.stringify(tried)}\n`, resolve));
// Clients that were refused keep timers.
process.exit();
