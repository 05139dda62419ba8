import { type AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { parameterSetsAfter } from '#camera-agent/domain/h264/parameter-sets.js';
import { codecString, parseSps } from '#camera-agent/domain/h264/sps.js';
import { fragment } from '#camera-agent/domain/mp4/fragment.js';
import { initSegment } from '#camera-agent/domain/mp4/init-segment.js';
import { sampleNals } from '#camera-agent/domain/mp4/sample.js';
import { describeWith } from '#testing/tools.js';
import { record } from '../domain/mp4/recorded.js';
import { BrowserPlayer } from './browser-player.js';
import { simulate } from './ffmpeg.js';
import { DEADLINE_MS } from './run-tool.js';

const SIZE = { width: 320, height: 240 };
const OPTIONS = { ...SIZE, fps: 30, gop: 30, name: 'pi-1' };
const FRAME_TICKS = 3000;

/** The middle of a frame's time, in seconds. */
const middleOf = (frame: number): number => (frame + 0.5) / 30;

/** An init segment and a fragment for each frame, as for live viewers, with the type that a browser asks for. */
function livePieces(units: readonly AccessUnit[]): { type: string; pieces: Uint8Array[] } {
  const [first] = units;
  const sets = first && parameterSetsAfter(undefined, first);
  const info = sets && parseSps(sets.sps);
  if (!info) throw new Error('the first unit has no parameter sets');
  const init = initSegment({ ...sets, ...SIZE, timescale: 90_000 });
  const fragments = units.map((unit, index) => {
    const sample = { nals: sampleNals(unit, sets), durationTicks: FRAME_TICKS, keyFrame: unit.keyFrame };
    return fragment({ sequence: index + 1, baseDecodeTime: index * FRAME_TICKS, samples: [sample] });
  });
  return { type: `video/mp4; codecs="${codecString(info)}"`, pieces: [init, ...fragments] };
}

describeWith('chromium', 'playback in a browser', () => {
  let player: BrowserPlayer;

  beforeAll(async () => {
    player = await BrowserPlayer.start();
  }, DEADLINE_MS);

  afterAll(() => player.stop());

  test(
    'a finished recording has its true duration, and seeking shows the very frame',
    async () => {
      const { finished, result } = record(simulate(200, OPTIONS));
      expect(await player.openFile(finished)).toBeCloseTo(result.durationMs / 1000, 5);
      for (const frame of [150, 10, 89, 90, 199, 0]) {
        await player.seekTo(middleOf(frame));
        expect(await player.frameNumber(SIZE.width, SIZE.height)).toBe(frame);
      }
    },
    DEADLINE_MS,
  );

  test(
    'a finished recording plays to its end',
    async () => {
      const { finished } = record(simulate(60, OPTIONS));
      const duration = await player.openFile(finished);
      expect(await player.playToEnd()).toBeCloseTo(duration, 2);
      expect(await player.frameNumber(SIZE.width, SIZE.height)).toBe(59);
    },
    DEADLINE_MS,
  );

  test(
    'single-frame fragments go through Media Source Extensions without a gap',
    async () => {
      const { type, pieces } = livePieces(simulate(60, OPTIONS));
      const [range, ...more] = await player.openPieces(type, pieces);
      expect(more).toEqual([]);
      expect(range?.[0]).toBe(0);
      expect(range?.[1]).toBeCloseTo(2, 5);
      await player.seekTo(middleOf(47));
      expect(await player.frameNumber(SIZE.width, SIZE.height)).toBe(47);
    },
    DEADLINE_MS,
  );
});
