import { readFileSync } from 'node:fs';
import { noteStruck } from './struck.mjs';

/** The environment, and before it what its file says now. */
export function ordered(environment) {
  const { STANDIN_FILE: file } = environment;
  return file === undefined ? environment : { ...environment, ...JSON.parse(readFileSync(file, 'utf8')) };
}

/** Which fault strikes now, and after how many frames. */
export function faultNow(environment) {
  const { STANDIN_FAULT: fault = 'none', STANDIN_AFTER: after = '30' } = ordered(environment);
  return { fault, after: Number(after) };
}

export function struckBy({ STANDIN_FILE: file }, fault, at) {
  if (file !== undefined) noteStruck(file, fault, at);
}
