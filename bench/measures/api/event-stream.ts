import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { cpuShares } from '../../parts/cpu-share.js';
import type { Scene } from '../../parts/scene.js';
import type { FanOutPorts } from '../../parts/streams/fan-out-program.js';
import type { Heard } from '../../parts/streams/crowd.js';
import { openCrowd, say } from '../../parts/streams/talk.js';
import { setStage, type Stage } from '../../parts/troupe.js';

const FAN_OUT_PROGRAM = 'bench/parts/streams/fan-out-program.ts';
const AGENTS = 20;
const PER_SECOND = 100;
/** An API runs for weeks: what it does with each event is compiled by then. */
const FIRST_WARM_UP_EVENTS = 6000;
const WARM_UP_EVENTS = 300;
const EVENTS = 1500;
/** Each is measured so often in a run, in turns. */
const TURNS = 2;

interface Figures {
  readonly missing: Figure;
  readonly p50: Figure;
  readonly p99: Figure;
  readonly bareP99: Figure;
  readonly cpu: Figure;
  readonly bareCpu: Figure;
  readonly ratio: Figure;
  readonly alone: Figure;
  readonly ofReaders: Figure;
}

/** One who sends the events to the readers. */
interface Server {
  readonly pid: number;
  readonly port: number;
}

interface Crowd {
  readonly port: number;
  readonly readers: number;
  readonly feed: number;
  /** Events that are not measured. */
  readonly warmUp: number;
}

interface Turn {
  readonly heard: Heard;
  /** Processor time of all servers, %. */
  readonly cpu: readonly number[];
}

export const eventStreams: readonly Measure[] = [200, 2000].map(measureOf);

function measureOf(readers: number): Measure {
  const figures = figuresOf(readers);
  return {
    name: `events-${readers}`,
    what: `${readers} readers of ${PER_SECOND} events a second: what comes, when, and what it costs beside a bare fan-out`,
    runs: 3,
    deadlineMs: 480_000,
    async run(scene) {
      const stage = await setStage(scene, AGENTS);
      const bare = scene.helper(FAN_OUT_PROGRAM);
      const ports = await bare.ask<FanOutPorts>('open');
      const servers = [
        { pid: stage.api.pid, port: scene.place.ports.http },
        { pid: bare.pid, port: ports.stream },
      ];
      const samples: Sample[] = [];
      for (let turn = 0; turn < TURNS; turn += 1) {
        const turns: Turn[] = [];
        const warmUp = turn === 0 ? FIRST_WARM_UP_EVENTS : WARM_UP_EVENTS;
        for (const { port } of servers)
          turns.push(await take(scene, stage, servers, { port, readers, feed: ports.feed, warmUp }));
        samples.push(...samplesOf(figures, readers, turns));
      }
      return samples;
    },
  };
}

/** Readers of one of the servers; the events come to both. */
async function take(
  scene: Scene,
  { troupe }: Stage,
  servers: readonly Server[],
  { port, readers, feed, warmUp }: Crowd,
): Promise<Turn> {
  const crowd = await openCrowd(scene, { readers, port });
  const speech = { perSecond: PER_SECOND, alsoTo: feed };
  await say(troupe, crowd, { ...speech, count: warmUp });
  const pids = servers.map(({ pid }) => pid);
  const { result: heard, shares: cpu } = await cpuShares(pids, () =>
    say(troupe, crowd, { ...speech, count: EVENTS }),
  );
  await crowd.close();
  return { heard, cpu };
}

function samplesOf(figures: Figures, readers: number, [api, bare]: readonly Turn[]): Sample[] {
  if (!api || !bare) throw new Error('two servers are compared');
  const [cpu = NaN, alone = NaN, bareCpu = NaN] = [api.cpu[0], bare.cpu[0], bare.cpu[1]];
  const bareAlone = api.cpu[1] ?? NaN;
  const whole = bare.heard.missing === 0 && bare.heard.doubled === 0;
  if (!whole) throw new Error(`the bare fan-out of ${readers} readers left out ${bare.heard.missing} events`);
  return [
    { figure: figures.missing, value: api.heard.missing + api.heard.doubled },
    { figure: figures.p50, value: api.heard.p50Ms },
    { figure: figures.p99, value: api.heard.p99Ms },
    { figure: figures.bareP99, value: bare.heard.p99Ms },
    { figure: figures.cpu, value: cpu },
    { figure: figures.bareCpu, value: bareCpu },
    { figure: figures.ratio, value: cpu / bareCpu },
    { figure: figures.alone, value: alone },
    { figure: figures.ofReaders, value: (cpu - alone) / (bareCpu - bareAlone) },
  ];
}

function figuresOf(readers: number): Figures {
  const what = `${readers} readers × ${PER_SECOND} events a second`;
  return {
    missing: { what: `${what}: events that did not come, or came twice`, unit: 'events', limit: { most: 0 } },
    p50: { what: `${what}: said by an agent → read, p50`, unit: 'ms' },
    p99: { what: `${what}: said by an agent → read, p99`, unit: 'ms', limit: { most: 150 } },
    bareP99: { what: `${what}: the same of the bare fan-out, p99`, unit: 'ms' },
    cpu: { what: `${what}: CPU of the API`, unit: '%' },
    bareCpu: { what: `${what}: CPU of a bare Node that fans the same out in the same batches`, unit: '%' },
    ratio: { what: `${what}: API ÷ bare Node`, unit: '×', limit: { most: 1.5 } },
    alone: { what: `${what}: CPU of the API for the same events without a reader`, unit: '%' },
    ofReaders: {
      what: `${what}: API ÷ bare Node, what the events cost without a reader taken off both`,
      unit: '×',
    },
  };
}
