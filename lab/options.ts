import { parseArgs } from 'node:util';

export interface Options {
  readonly agents: number;
  readonly help: boolean;
}

/** The lab was called, or told something, in a way that it does not know; the message says how to mend that. */
export class UsageError extends Error {}

/** Each is a process of its own, and takes a second of a processor to start. */
const MOST_AGENTS = 30;

export function readOptions(args: readonly string[]): Options {
  const { agents, help } = parsed(args);
  return { agents: wholeNumber('--agents', agents, 1, MOST_AGENTS), help };
}

export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${name} ${text} cannot be used: give a whole number from ${least} to ${most}.`);
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
