import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';

/**
 * Why a film must not be deleted from its camera, of which a copy with this SHA-256 lies elsewhere; undefined where it may.
 * `now` is what the camera says of it at this moment.
 */
export function reasonToKeep(
  { keep, sha256, id }: Pick<Recording, 'id' | 'keep' | 'sha256'>,
  copied: string | undefined,
): RollcallError | undefined {
  const stays = `${id} stays on the camera`;
  if (keep === true) return new RollcallError('marked-keep', `${stays}, as it is marked "keep".`);
  if (sha256 === undefined)
    return new RollcallError('copy-unproven', `${stays}, as the camera wrote down no hash of it.`);
  if (copied === undefined)
    return new RollcallError('copy-unproven', `${stays}, as there is no whole copy of it.`);
  if (copied === sha256) return undefined;
  return new RollcallError('copy-unproven', `${stays}, as its copy has other bytes.`);
}
