import fc from 'fast-check';
import { type AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import {
  pictureParameterSet,
  sequenceParameterSet,
} from '#camera-agent/domain/simulation/stream-parameters.js';

export const SPS = sequenceParameterSet({ width: 320, height: 240, fps: 30 });
export const PPS = pictureParameterSet();
export const DELIMITER = Uint8Array.of(0x09, 0xf0);

/** A made-up access unit: `body` stands for the coded picture. */
export function unitOf(keyFrame: boolean, timeMs: number, body: readonly number[] = [1, 2, 3]): AccessUnit {
  const slice = Uint8Array.from([keyFrame ? 0x65 : 0x41, 0x88, ...body, 0x80]);
  return { nals: keyFrame ? [DELIMITER, SPS, PPS, slice] : [DELIMITER, slice], keyFrame, timeMs };
}

/** The units of a camera that begins with a key frame; frames come every 1 to 200 ms, a few with a gap. */
export const cameraUnits: fc.Arbitrary<AccessUnit[]> = fc
  .tuple(
    fc.double({ min: 0, max: 1e9, noNaN: true }),
    fc.array(
      fc.record({
        keyFrame: fc.nat({ max: 7 }).map((number) => number === 0),
        stepMs: fc.oneof(
          { weight: 20, arbitrary: fc.double({ min: 1, max: 200, noNaN: true }) },
          { weight: 1, arbitrary: fc.double({ min: 0, max: 5000, noNaN: true }) },
        ),
        body: fc.array(fc.nat({ max: 255 }), { maxLength: 12 }),
      }),
      { minLength: 1, maxLength: 40 },
    ),
  )
  .map(([startMs, steps]) => {
    let timeMs = startMs;
    return steps.map(({ keyFrame, stepMs, body }, index) => {
      timeMs += index === 0 ? 0 : stepMs;
      return unitOf(keyFrame || index === 0, timeMs, body);
    });
  });
