import { ID_PATTERN } from '#contracts/ids.js';
import type { EnvReader } from '#runtime/env.js';

/** ROLLCALL_ID: the id of the camera here, or undefined for that of the host. */
export function readGivenId(env: EnvReader): string | undefined {
  return env.matching('ROLLCALL_ID', ID_PATTERN, 'at most 64 of the characters a-z, 0-9 and "-"');
}
