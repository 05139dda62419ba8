import { UsageError } from '#testing/usage.js';
import { COMMANDS, type Command } from './commands.js';

export interface Told {
  readonly command: Command;
  readonly args: readonly string[];
}

/** A line that is no command; the message says all by itself. */
export class UnreadableCommand extends UsageError {}

/** Reads a line that is neither empty nor the lab's own, such as `help` or `quit`. */
export function readCommand(line: string): Told {
  const [name, ...args] = line.split(/\s+/);
  const command = COMMANDS.find(({ usage }) => usage.split(' ')[0] === name);
  if (!command) throw new UnreadableCommand(`${name} is no command of the lab: "help" lists them.`);
  const needed = command.usage.split(' ').length - 1;
  const isOpen = command.usage.includes('…');
  if (args.length < needed || (args.length > needed && !isOpen))
    throw new UnreadableCommand(`Call it as: ${command.usage}`);
  return { command, args };
}
