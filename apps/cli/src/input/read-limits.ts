import type { TakeLimits } from '#contracts/messages/take.js';
import { usageError } from '../cli-error.js';

const FIELDS: Readonly<Record<string, keyof TakeLimits>> = {
  clock: 'clockErrorMs',
  skew: 'skewMs',
  dropped: 'droppedFrames',
  temperature: 'temperatureC',
};
const LIMIT = /^(clock|skew|dropped|temperature)=(\d{1,7}(?:\.\d{1,3})?)(ms)?$/;

/** `clock=5` as the API takes it: ms, frames or °C, as it is a limit of; the API judges the rest. Throws a usage error. */
export function readLimits(values: readonly string[]): TakeLimits {
  const limits: TakeLimits = {};
  for (const each of values) {
    const [, name = '', amount, unit] = LIMIT.exec(each) ?? [];
    const field = FIELDS[name];
    if (field === undefined || (unit !== undefined && !field.endsWith('Ms')))
      throw usageError(
        `"${each}" is no limit`,
        'There are clock=5 and skew=40 in ms, dropped=0 in frames, temperature=80 in °C.',
      );
    if (limits[field] !== undefined) throw usageError(`The limit ${name} is given twice`);
    limits[field] = Number(amount);
  }
  return limits;
}
