import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { LIVE_MODES, type LiveMode } from './live-piece.js';

/** The mode that somebody asks for. Throws `invalid-request`. */
export function liveMode(text: string): LiveMode {
  const mode = LIVE_MODES.find((each) => each === text);
  if (mode) return mode;
  throw new RollcallError('invalid-request', 'There is no such mode of a live picture.', {
    fields: [`mode must be one of ${LIVE_MODES.join(', ')}`],
  });
}
