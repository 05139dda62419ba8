import { setTimeout as pause } from 'node:timers/promises';
import { BareAsker } from '#testing/bare/bare-mqtt.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { PostOften } from '../../parts/post-often.js';
import type { Scene } from '../../parts/scene.js';
import { setStage } from '../../parts/troupe.js';
import { percentileOf } from '../../series.js';

const BARE_PROGRAM = 'libs/testing/src/bare/bare-program.ts';
const PATH = '/api/v1/cameras/cam-0/identify';
const BODY = { durationMs: 1000 };
const ANSWER = JSON.stringify({ overlay: true, led: false });
/** As long as a command is on the broker. */
const PAYLOAD = 'x'.repeat(220);
/** The API takes 50 changing calls a second from one caller. */
const APART_MS = 22;
const WARM_UP = 500;
const ROUNDS = 1000;

const WHAT = '`POST …/identify`, for which the agent has nothing to do → broker → agent → broker → answered';
const P50: Figure = { what: `${WHAT}, p50`, unit: 'ms', limit: { most: 3 } };
const P99: Figure = { what: 'the same, p99', unit: 'ms', limit: { most: 15 } };
const MQTT: Figure = {
  what: 'in turns with it: bare mqtt.js → broker → bare mqtt.js and back, p50',
  unit: 'ms',
};
const HTTP: Figure = { what: 'in turns with it: a POST to a bare Node → answered, p50', unit: 'ms' };
const RATIO: Figure = { what: 'the command ÷ (bare MQTT + bare HTTP), p50', unit: '×', limit: { most: 3 } };
const RATIO_99: Figure = { what: 'the same of the p99 of each', unit: '×' };

type Way = () => Promise<unknown>;

export const command: Measure = {
  name: 'command',
  what: `how long a command to a camera takes on loopback, ${ROUNDS} of them, in turns with bare HTTP and bare MQTT`,
  runs: 3,
  async run(scene) {
    await setStage(scene, 1);
    const api = new PostOften(scene.place.ports.http, await scene.place.token());
    const bare = await openBare(scene);
    const identify = async (): Promise<void> => {
      const { status, body } = await api.post(PATH, BODY);
      if (status !== 200) throw new Error(`${status} instead of 200: ${body}`);
    };
    try {
      const [commands, mqtt, http] = await inTurns([identify, bare.mqtt, bare.http]);
      return samplesOf(commands ?? [], mqtt ?? [], http ?? []);
    } finally {
      api.close();
      bare.close();
    }
  },
};

async function openBare(scene: Scene): Promise<{ mqtt: Way; http: Way; close: () => void }> {
  const program = scene.helper(BARE_PROGRAM);
  const port = await program.ask<number>('http', { answer: ANSWER });
  await program.ask('mqtt', scene.broker);
  const [asker, poster] = [await BareAsker.open(scene.broker), new PostOften(port)];
  return {
    mqtt: () => asker.ask(PAYLOAD),
    http: () => poster.post(PATH, BODY),
    close: () => [asker, poster].forEach((each) => each.close()),
  };
}

/** How long each of them takes, ms; another one is the first after the pause in each round. */
async function inTurns(ways: readonly Way[]): Promise<number[][]> {
  const times: number[][] = ways.map(() => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const next = pause(APART_MS);
    for (let turn = 0; turn < ways.length; turn += 1) {
      const i = (round + turn) % ways.length;
      const began = performance.now();
      await ways[i]?.();
      if (round >= WARM_UP) times[i]?.push(performance.now() - began);
    }
    await next;
  }
  return times;
}

function samplesOf(commands: readonly number[], mqtt: readonly number[], http: readonly number[]): Sample[] {
  const ratio = (part: number): number =>
    percentileOf(commands, part) / (percentileOf(mqtt, part) + percentileOf(http, part));
  return [
    { figure: P50, value: percentileOf(commands, 0.5) },
    { figure: P99, value: percentileOf(commands, 0.99) },
    { figure: MQTT, value: percentileOf(mqtt, 0.5) },
    { figure: HTTP, value: percentileOf(http, 0.5) },
    { figure: RATIO, value: ratio(0.5) },
    { figure: RATIO_99, value: ratio(0.99) },
  ];
}
