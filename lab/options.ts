import { parseArgs } from 'node:util';
import { UsageError, wholeNumber } from '#testing/usage.js';

export interface Options {
  readonly agents: number;
  readonly help: boolean;
}

/** Each is a process of its own, and takes a second of a processor to start. */
const MOST_AGENTS = 30;

export function readOptions(args: readonly string[]): Options {
  const { agents, help } = parsed(args);
  return { agents: wholeNumber('--agents', agents, 1, MOST_AGENTS), help };
}

function parsed(args: readonly string[]): { agents: string; help: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        agents: { type: 'string', default: '3' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
