import { setTimeout } from 'node:timers/promises';
import { UsageError, wholeNumber } from '#testing/usage.js';
import { passOn, type Streams } from './pass-on.js';
import { readAddress } from './read-address.js';
import type { Scene } from './scene.js';

export interface Command {
  /** The name and what must follow it. */
  readonly usage: string;
  readonly what: string;
  readonly run: (scene: Scene, args: readonly string[], streams: Streams) => unknown;
}

const COMMAND_MS = 120_000;
const MOST_SECONDS = 3600;

export const COMMANDS: readonly Command[] = [
  {
    usage: 'ls',
    what: 'list the services',
    run: (scene, _, streams) => run(scene, ['operator', 'ls'], streams),
  },
  {
    usage: 'watch <on|off>',
    what: 'print what happens',
    run: (scene, [how], streams) => watch(scene, how, streams),
  },
  { usage: 'kill <agent>', what: 'SIGKILL', run: (scene, [name]) => scene.agent(of(name)).end('SIGKILL') },
  { usage: 'stop <agent>', what: 'SIGTERM', run: (scene, [name]) => scene.agent(of(name)).end('SIGTERM') },
  { usage: 'start <agent>', what: 'start it again', run: (scene, [name]) => scene.agent(of(name)).start() },
  {
    usage: 'cut <agent>',
    what: 'its cable carries nothing any more; its link stays up',
    run: (scene, [name]) => scene.agent(of(name)).cable.cut(),
  },
  {
    usage: 'pull <agent>',
    what: 'its cable is out of the socket; its link is down',
    run: (scene, [name]) => scene.agent(of(name)).cable.pull(),
  },
  {
    usage: 'mend <agent>',
    what: 'its cable is whole',
    run: (scene, [name]) => scene.agent(of(name)).cable.mend(),
  },
  {
    usage: 'address <agent> <address/prefix>',
    what: 'another address in place of its own',
    run: (scene, [name, address]) => scene.agent(of(name)).host.setAddress('eth0', readAddress(of(address))),
  },
  {
    usage: 'loss <agent> <percent>',
    what: 'lose so many of its UDP packets, each way',
    run: (scene, [name, percent]) => lose(scene, of(name), of(percent)),
  },
  {
    usage: 'power <on|off> <switch>',
    what: 'of a switch: lan or lan-2',
    run: (scene, [how, name]) => power(scene, of(how), of(name)),
  },
  { usage: 'run <host> <arguments…>', what: 'run rollcall in a host, to its end', run },
  {
    usage: 'wait <seconds>',
    what: 'for what shall happen',
    run: (_, [seconds]) => setTimeout(wholeNumber('wait', of(seconds), 0, MOST_SECONDS) * 1000),
  },
];

/** The command was found by its usage, so that what it needs is there. */
function of(word: string | undefined): string {
  if (word === undefined) throw new Error('a command was carried out without what it needs');
  return word;
}

async function run(scene: Scene, [host, ...args]: readonly string[], streams: Streams): Promise<void> {
  const program = scene.rollcall(of(host), args);
  passOn(program, streams);
  const { code } = await program.exit(COMMAND_MS);
  if (code !== 0) throw new Error(`rollcall ${args.join(' ')} ended with ${code ?? 'a signal'}.`);
}

async function watch(scene: Scene, how: string | undefined, streams: Streams): Promise<void> {
  const on = isOn(of(how));
  await scene.watch?.end();
  scene.watch = on ? scene.rollcall('operator', ['watch']) : undefined;
  if (scene.watch) passOn(scene.watch, streams);
}

async function lose(scene: Scene, name: string, percent: string): Promise<void> {
  const share = wholeNumber('loss', percent, 0, 100) / 100;
  await scene.agent(name).cable.lose({ in: share, out: share });
}

async function power(scene: Scene, how: string, name: string): Promise<void> {
  const bridge = scene.bridge(name);
  await (isOn(how) ? bridge.powerOn() : bridge.powerOff());
}

function isOn(how: string): boolean {
  if (how !== 'on' && how !== 'off') throw new UsageError(`${how} cannot be used: give on or off.`);
  return how === 'on';
}
