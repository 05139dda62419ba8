import type { ErrorCode } from '#contracts/errors/catalogue.js';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import { LiveAnswer } from '#live/live-answer.js';
import type { RelaySink } from '../../domain/live/relay-sink.js';

/** Somebody wanted it so, and no player waits until somebody wants it otherwise. */
const FINAL: ReadonlySet<ErrorCode> = new Set(['camera-closed', 'unknown-camera']);

/** One player's answer: it outlives a camera that is gone for a while, and ends with one that is closed. */
export class PictureAnswer extends LiveAnswer implements RelaySink {
  trouble({ code }: RollcallError): void {
    if (FINAL.has(code)) this.end();
  }
}
