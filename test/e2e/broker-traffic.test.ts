import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { TakeView } from '#contracts/http/take-views.js';
import { COMMANDS } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { matchTopic } from '#contracts/topics/topic.js';
import { TOPICS } from '#contracts/topics/topic-map.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { BrokerTap, type Tapped } from './support/broker-tap.js';
import { named, traceOf } from './support/request-trace.js';
import { World } from './support/world.js';

const DEADLINE_MS = 120_000;
const CAMERA = '/cameras/cam-1';
const running: Rollcall[] = [];

const ANSWERED = 'api: Answered';
/** What names a request: a message that crosses the broker, and a line of each program that it reaches. */
const TRACES = {
  search: ['rollcall/v1/discovery/cmd/search', ANSWERED, 'discovery: Obeyed'],
  identify: ['rollcall/v1/agent/cam-1/cmd/identify', ANSWERED, 'agent: Obeyed'],
  refusal: ['rollcall/v1/agent/cam-1/cmd/recording-stop', ANSWERED, 'agent: Refused'],
  forget: ['rollcall/v1/discovery/cmd/forget', ANSWERED, 'discovery: Obeyed'],
};

interface Channel {
  readonly messages: Readonly<Record<string, { readonly payload: object }>>;
}

const document = JSON.parse(await readFile('docs/asyncapi.json', 'utf8')) as {
  readonly channels: Readonly<Record<string, Channel>>;
  readonly components: object;
};

/** Nothing may be said that the document does not know: its objects are closed here. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([name, each]) => [name, closed(each)]));
  const isObject = copy.type === 'object' && copy.properties !== undefined;
  return isObject ? { ...copy, additionalProperties: false } : copy;
}

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const components = closed(document.components);

/** What is wrong with a message by the document; undefined for nothing. */
function wrongWith(message: Tapped): string | undefined {
  const { topic, payload, qos, retain } = message;
  const match = matchTopic(topic);
  const channel = match && document.channels[match.key];
  if (!match || !channel) return `${topic} is no channel`;
  const spec = TOPICS[match.key];
  if (qos !== spec.qos || retain !== spec.retain) return `${topic} came with QoS ${qos}, retain ${retain}`;
  if (payload.length === 0) return match.key === 'registry.service' ? undefined : `${topic} was cleared`;
  return wrongInPayload(message, channel, match.params.name ?? match.params.type);
}

/** `named` by the last level of the topic where a channel has several messages. */
function wrongInPayload(
  { topic, payload }: Tapped,
  { messages }: Channel,
  named: string | undefined,
): string | undefined {
  const [only, ...more] = Object.values(messages);
  const message = more.length > 0 ? messages[named ?? ''] : only;
  if (!message) return `${topic} has no message ${named}`;
  const validate = ajv.compile({ ...message.payload, components });
  const value: unknown = JSON.parse(Buffer.from(payload).toString());
  return validate(value) ? undefined : `${topic}: ${ajv.errorsText(validate.errors)} in ${String(payload)}`;
}

afterAll(async () => {
  await Promise.all(running.map((program) => program.end('SIGKILL')));
});

test(
  'all that crosses the broker while cameras are found, record, are set and are lost is as asyncapi.json says; requests are named there and in the logs',
  async () => {
    const world = await World.make();
    const traces: Record<string, string[]> = {};
    const tap = await BrokerTap.before(world.ports.mqtt);
    const start = (args: readonly string[], more: Record<string, string> = {}): Rollcall => {
      const program = Rollcall.start(args, { ...world.env, ...more });
      running.push(program);
      return program;
    };
    const tapped = { ROLLCALL_MQTT_PORT: String(tap.port), ROLLCALL_LOG_LEVEL: 'debug' };
    try {
      start(['broker']);
      const discovery = start(['discovery'], tapped);
      const api = start(['api'], tapped);
      await api.says('Rollcall api runs', DEADLINE_MS);
      const events = await world.events();
      const camera = { ...tapped, ROLLCALL_ID: 'cam-1', ROLLCALL_DRIVER: 'simulated' };
      const agent = start(['agent'], camera);
      await events.next('service.found', ({ subject }) => subject === 'cam-1', DEADLINE_MS);
      await events.next('camera.status', ({ data }) => data.status === 'standing-by', DEADLINE_MS);
      await liveOn(world);
      events.close();
      const again = await world.events();
      const isTelemetry = ({ topic }: Tapped): boolean => topic.endsWith('/telemetry');
      await eventually('telemetry, each ten seconds', () => tap.messages.some(isTelemetry), DEADLINE_MS);
      await agent.end('SIGKILL');
      await again.next('service.lost', ({ subject }) => subject === 'cam-1', DEADLINE_MS);
      const forgotten = await world.call('DELETE', '/services/cam-1', undefined, named('forget'));
      expect(forgotten.status).toBe(204);
      again.close();
      const trace = (what: string): string[] => traceOf(what, { api, discovery, agent }, tap.messages);
      await eventually('the API has logged the last of them', () => trace('forget').includes(ANSWERED));
      for (const what of Object.keys(TRACES)) traces[what] = trace(what);
    } finally {
      tap.close();
    }
    expect(traces).toEqual(TRACES);
    expect(tap.messages.map(wrongWith).filter((wrong) => wrong !== undefined)).toEqual([]);
    const used = new Set(tap.messages.map(({ topic }) => matchTopic(topic)?.key));
    expect(Object.keys(TOPICS).filter((key) => !used.has(key as keyof typeof TOPICS))).toEqual([]);
    const given = new Set(tap.messages.map(({ topic }) => commandIn(topic)));
    // This host would be switched off.
    expect(COMMANDS.filter((name) => !given.has(name))).toEqual(['power']);
  },
  2 * DEADLINE_MS,
);

function commandIn(topic: string): string | undefined {
  const match = matchTopic(topic);
  return match?.key === 'agent.command' ? match.params.name : undefined;
}

/** One of each command, power aside. */
async function liveOn(world: World): Promise<void> {
  const order = async (method: string, path: string, body?: object, more = {}): Promise<unknown> => {
    const response = await world.call(method, path, body, more);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  await order('POST', '/searches', undefined, named('search'));
  const { id } = (await order('POST', `${CAMERA}/recordings`, { name: 'Take 1' })) as Recording;
  await order('POST', `${CAMERA}/recordings/${id}/stop`);
  await order('PATCH', `${CAMERA}/recordings/${id}`, { keep: true });
  await order('DELETE', `${CAMERA}/recordings/${id}`);
  await order('PATCH', `${CAMERA}/settings`, { preset: '480p90', brightness: 0.2, annotate: 'Gate' });
  await order('POST', `${CAMERA}/identify`, { durationMs: 1000 }, named('identify'));
  await order('POST', `${CAMERA}/close`);
  await order('POST', `${CAMERA}/open`);
  const startAt = new Date(Date.now() + 60_000).toISOString();
  const { id: planned } = (await order('POST', `${CAMERA}/recordings`, { startAt })) as Recording;
  await order('POST', `${CAMERA}/recordings/${planned}/stop`);
  // The limit of one frame is not for a clock that is asked through the tap.
  const takes = { cameras: ['cam-1'], name: 'All', limits: { clockErrorMs: 1000 } };
  const { id: take } = (await order('POST', '/takes', { ...takes, roll: true, durationMs: 500 })) as TakeView;
  const isIn = (id: string, state: TakeView['state']): Promise<unknown> =>
    eventually(`the take is ${state}`, async () => {
      return ((await order('GET', `/takes/${id}`)) as TakeView).state === state;
    });
  await isIn(take, 'complete');
  await order('POST', '/takes', { ...takes, kind: 'still', roll: true });
  // Near the most that a camera gives, its frames cannot be moved.
  const slower = { ...takes, mode: 'framesync', settings: { fps: 30 } };
  const { id: step } = (await order('POST', '/takes', slower)) as TakeView;
  await isIn(step, 'armed');
  await order('POST', `/takes/${step}/cancel`);
  const refused = await world.call('POST', `${CAMERA}/recordings/none/stop`, undefined, named('refusal'));
  expect(refused.ok).toBe(false);
}
