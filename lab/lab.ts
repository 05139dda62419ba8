import { createInterface } from 'node:readline';
import { UsageError } from '#testing/usage.js';
import { abortable } from './abortable.js';
import { commandHelp, help } from './help.js';
import { readOptions } from './options.js';
import { OPERATOR } from './plan.js';
import type { Streams } from './pass-on.js';
import { readCommand, UnreadableCommand } from './read-command.js';
import { Scene } from './scene.js';

export interface Terminal extends Streams {
  readonly input: NodeJS.ReadableStream;
  /** Somebody types: what they mistype is no failure of the lab. */
  readonly interactive: boolean;
  /** Progress, and why something did not work. */
  readonly tell: (line: string) => void;
}

const PROMPT = 'lab> ';
const HELP = ['help', '?'];
const QUIT = ['quit', 'exit'];

/** Somebody ended the lab. */
export class Interrupted extends Error {}

/** Gives the exit code. */
export async function runLab(
  args: readonly string[],
  signal: AbortSignal,
  terminal: Terminal,
): Promise<number> {
  try {
    const options = readOptions(args);
    if (!options.help) return await inScene(options.agents, signal, terminal);
    terminal.write(help());
    return 0;
  } catch (error) {
    terminal.tell(`lab: ${messageOf(error)}`);
    if (error instanceof UsageError) return 2;
    return signal.reason instanceof Interrupted ? 130 : 1;
  }
}

async function inScene(agents: number, signal: AbortSignal, terminal: Terminal): Promise<number> {
  const scene = await Scene.open();
  try {
    await abortable(() => build(scene, agents, terminal), signal);
    const failed = await carryOutAll(scene, signal, terminal);
    return failed && !terminal.interactive ? 1 : 0;
  } finally {
    await scene.close();
  }
}

async function build(scene: Scene, agents: number, { tell }: Terminal): Promise<void> {
  tell('Starting the operator and its agents …');
  await scene.startOperator();
  const places = await scene.startAgents(agents);
  tell(`operator  lan    eth0  ${OPERATOR.lan}/24`);
  tell(`operator  lan-2  eth1  ${OPERATOR['lan-2']}/24`);
  for (const { name, bridge, address } of places)
    tell(`${name.padEnd(8)}  ${bridge.padEnd(5)}  eth0  ${address}`);
  tell('All run. "help" lists the commands.');
}

/** Whether any of them failed. */
async function carryOutAll(scene: Scene, signal: AbortSignal, terminal: Terminal): Promise<boolean> {
  const lines = createInterface({ input: terminal.input, terminal: false });
  const ask = (): void => (terminal.interactive ? terminal.writeAside(PROMPT) : undefined);
  const end = (): void => lines.close();
  signal.addEventListener('abort', end);
  let failed = false;
  try {
    ask();
    for await (const line of lines) {
      if (QUIT.includes(line.trim())) break;
      const good = await abortable(() => carryOut(scene, line.trim(), terminal), signal);
      failed ||= !good;
      ask();
    }
  } finally {
    signal.removeEventListener('abort', end);
    lines.close();
  }
  signal.throwIfAborted();
  return failed;
}

async function carryOut(scene: Scene, line: string, terminal: Terminal): Promise<boolean> {
  if (line === '') return true;
  const { write, tell } = terminal;
  try {
    if (HELP.includes(line)) write(commandHelp());
    else {
      const { command, args } = readCommand(line);
      await command.run(scene, args, terminal);
      tell(`done: ${line}`);
    }
    return true;
  } catch (error) {
    tell(error instanceof UnreadableCommand ? error.message : `${line}: ${messageOf(error)}`);
    return false;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
