import { parseArgs } from 'node:util';
import { UsageError, wholeNumber } from '#testing/usage.js';
import type { Measure } from './measure.js';

export interface Options {
  readonly measures: readonly Measure[];
  /** Of each measure; undefined for as many as it needs. */
  readonly runs: number | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

const MOST_RUNS = 1000;

export function readOptions(args: readonly string[], all: readonly Measure[]): Options {
  const { runs, only, json, help } = parsed(args);
  return { runs: readRuns(runs), measures: readOnly(only, all), json, help };
}

function parsed(args: readonly string[]): {
  runs?: string | undefined;
  only: string[];
  json: boolean;
  help: boolean;
} {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        runs: { type: 'string' },
        only: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readRuns(text: string | undefined): number | undefined {
  return text === undefined ? undefined : wholeNumber('--runs', text, 1, MOST_RUNS);
}

function readOnly(names: readonly string[], all: readonly Measure[]): readonly Measure[] {
  const unknown = names.find((name) => !all.some((measure) => measure.name === name));
  if (unknown !== undefined) {
    const known = all.map(({ name }) => name).join(', ');
    throw new UsageError(`--only ${unknown} names no measure: give one of ${known}.`);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
