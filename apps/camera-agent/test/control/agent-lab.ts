import { start, type RunningAgent } from '#camera-agent/main.js';
import type { CameraFactory } from '#camera-agent/assemble.js';
import type { Bus } from '#bus/bus.js';
import { Requests } from '#bus/requests.js';
import type { MessageOf, ParamsOf, TopicKey } from '#contracts/topics/topic-map.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { apiBus, connected } from '#testing/bus.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { freeUdpPort } from '#testing/free-port.js';
import { operatorFolder } from '#testing/operator-folder.js';
import { tempDir } from '#testing/temp-dir.js';
import { FakeCamera } from './fake-camera.js';

/** The operator's clock runs before that of this host, as if this host were a Pi without a battery. */
export const OPERATOR_AHEAD_MS = 86_400_000;
const operatorClock = { ...systemClock, now: () => systemClock.now() + OPERATOR_AHEAD_MS };

const closing: (() => Promise<unknown>)[] = [];

/** Ends everything that was started here, the newest first. Call it after each test. */
export async function closeLab(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

export async function labBroker(at: Parameters<typeof startTestBroker>[0] = {}): Promise<TestBroker> {
  const broker = await startTestBroker(at);
  closing.push(() => broker.close());
  return broker;
}

export interface Lab {
  readonly agent: RunningAgent;
  readonly camera: FakeCamera;
  readonly env: Record<string, string>;
  readonly discoveryPort: number;
}

/** Of agent `cam-1`, on loopback and free ports. */
export function agentEnvironment(
  dataDir: string,
  brokerUrl: string,
  discoveryPort: number,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    ROLLCALL_DATA_DIR: dataDir,
    ROLLCALL_LOG_LEVEL: 'silent',
    ROLLCALL_INTERFACES: 'lo',
    ROLLCALL_DISCOVERY_PORT: String(discoveryPort),
    ROLLCALL_MEDIA_PORT: '0',
    ROLLCALL_ID: 'cam-1',
    ROLLCALL_MQTT_URL: brokerUrl,
    ...more,
  };
}

/** Agent `cam-1` with a fake camera, on loopback and free ports. */
export async function labAgent(
  broker: TestBroker | undefined,
  more: Record<string, string> = {},
  camera = new FakeCamera(),
): Promise<Lab> {
  const discoveryPort = await freeUdpPort();
  const dataDir = await operatorFolder(broker?.dataDir ?? (await tempDir()), more.ROLLCALL_DATA_DIR);
  const env = agentEnvironment(dataDir, broker?.url ?? 'mqtt://127.0.0.1:9', discoveryPort, more);
  return { agent: await labStart(env, () => Promise.resolve(camera)), camera, env, discoveryPort };
}

export async function labStart(
  env: Record<string, string>,
  makeCamera?: CameraFactory,
): Promise<RunningAgent> {
  const agent = await start(env, makeCamera);
  closing.push(() => agent.close());
  return agent;
}

export interface Taken<K extends TopicKey> {
  readonly message: MessageOf<K> | undefined;
  readonly params: ParamsOf<K>;
}

/** The API's side of the broker, and what it hears on some topics. */
export class LabApi {
  private readonly taken = new Map<TopicKey, Taken<TopicKey>[]>();
  readonly bus: Bus;
  /** Commands that are sent as `api-2`. */
  readonly requests: Requests;

  private constructor(broker: TestBroker, keys: readonly TopicKey[]) {
    this.bus = apiBus(broker);
    this.requests = new Requests(this.bus, 'api-2', operatorClock, systemRandom);
    for (const key of keys) {
      const list: Taken<TopicKey>[] = [];
      this.taken.set(key, list);
      this.bus.on(key, {}, (message, { params }) => void list.push({ message, params }));
    }
  }

  static async connect(broker: TestBroker, keys: readonly TopicKey[], answersClock = true): Promise<LabApi> {
    const api = new LabApi(broker, keys);
    if (answersClock)
      api.bus.on('agent.clock-request', {}, async (asked, { params }) => {
        const time = new Date(operatorClock.now()).toISOString();
        if (asked) await api.bus.publish('agent.clock-reply', { id: params.id }, { corr: asked.corr, time });
      });
    closing.push(() => api.bus.close());
    await connected(api.bus);
    return api;
  }

  heard<K extends TopicKey>(key: K): Taken<K>[] {
    return this.taken.get(key) ?? [];
  }
}
