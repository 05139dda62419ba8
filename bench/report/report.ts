import type { Result } from '../result.js';
import { keepsLimit, summaryOf } from '../series.js';
import { machineLine, type Machine } from './machine.js';
import { table } from './table.js';

/** What the bench found, and on what. */
export interface Report {
  readonly machine: Machine;
  /** Of the machine, before and after. */
  readonly load: readonly [number, number];
  readonly results: readonly Result[];
}

export const NO_FFMPEG =
  'ffmpeg and ffprobe are not installed: no film was decoded. On Debian: apt-get install ffmpeg';

export function asText({ machine, load, results }: Report): string {
  const failures = results.flatMap(({ failures }) => failures.map((failure) => `Failed: ${failure}\n`));
  const leftOut = results.flatMap(({ measure, leftOut: why }) =>
    why ? [`Left out: ${measure}. ${why}\n`] : [],
  );
  const remark = machine.ffmpeg ? '' : `\n${NO_FFMPEG}\n`;
  const [before, after] = load.map((value) => value.toFixed(2));
  const loads = `Load average of a minute: ${before} before, ${after} after.`;
  return `${machineLine(machine)}\n${loads}\n\n${table(results)}${remark}${leftOut.join('')}${failures.join('')}`;
}

export function asJson({ machine, load, results }: Report): string {
  const figures = results.flatMap(({ measure, series }) =>
    series.map((one) => ({
      measure,
      ...one.figure,
      ...summaryOf(one.values),
      kept: keepsLimit(one),
      values: one.values,
    })),
  );
  const failures = results.flatMap(({ failures }) => failures);
  const leftOut = results.flatMap(({ measure, leftOut: why }) => (why ? [{ measure, why }] : []));
  return `${JSON.stringify({ machine, load, figures, leftOut, failures }, undefined, 2)}\n`;
}
