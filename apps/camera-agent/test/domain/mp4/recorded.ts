import { type AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { concat } from '#live/domain/box.js';
import { type Patch } from '#camera-agent/domain/mp4/duration-patch.js';
import { type FinishedRecording, RecordingMuxer } from '#camera-agent/domain/mp4/recording-muxer.js';

/** A recording as a recorder writes it. */
export interface Recorded {
  /** Everything up to `finish`: what a crash just before leaves at most. */
  readonly growing: Uint8Array;
  /** With the last fragment and the index, but durations not yet patched. */
  readonly unpatched: Uint8Array;
  readonly finished: Uint8Array;
  readonly result: FinishedRecording;
}

export const NOMINAL_FRAME_MS = 1000 / 30;

export function record(
  units: readonly AccessUnit[],
  nominalFrameMs = NOMINAL_FRAME_MS,
  text?: () => string,
): Recorded {
  const muxer = new RecordingMuxer({ nominalFrameMs, text });
  const parts = units.map((unit) => {
    const result = muxer.add(unit);
    if (result.kind !== 'accepted') throw new Error(`unit at ${unit.timeMs} ms: ${result.kind}`);
    return result.append;
  });
  const growing = concat(parts);
  const result = muxer.finish();
  const unpatched = concat([growing, result.append]);
  return { growing, unpatched, finished: patched(unpatched, result.patches), result };
}

export function patched(file: Uint8Array, patches: readonly Patch[]): Uint8Array {
  const out = file.slice();
  for (const { offset, bytes } of patches) out.set(bytes, offset);
  return out;
}
