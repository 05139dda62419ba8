import { describeWith } from '#testing/tools.js';
import { fragmentsOf } from '../domain/mp4/parsed-file.js';
import { record } from '../domain/mp4/recorded.js';
import { decode, decodeCut, numbersIn, probe, simulate, x264Units } from './ffmpeg.js';
import { DEADLINE_MS, fileOf, runTool } from './run-tool.js';

const SMALL = { width: 320, height: 240, fps: 30, gop: 30, name: 'pi-1' };

describeWith(['ffmpeg', 'ffprobe'], 'recordings through ffmpeg', () => {
  test(
    'a finished recording: every frame, in order, and the duration to the tick',
    async () => {
      const units = simulate(100, SMALL);
      const { finished, result } = record(units);
      expect(result).toMatchObject({ frames: 100, durationMs: 100_000 / 30 });
      expect(await probe(finished)).toEqual({
        frames: 100,
        streamSeconds: 3.333333,
        fileSeconds: 3.333333,
        width: 320,
        height: 240,
      });
      const frames = await decode('finished.mp4', finished, 320, 240);
      expect(numbersIn(frames, 320, 240)).toEqual(units.map((_, n) => n));
    },
    DEADLINE_MS,
  );

  test(
    'a recording of uneven times keeps them',
    async () => {
      const units = simulate(50, SMALL).map((unit, n) => ({ ...unit, timeMs: 70 + n * 40 + (n % 3) * 7 }));
      const { finished, result } = record(units, 40);
      expect((await probe(finished)).streamSeconds).toBeCloseTo(result.durationMs / 1000, 5);
      expect(result.durationMs).toBeCloseTo(49 * 40 + 7 + 40, 5);
    },
    DEADLINE_MS,
  );

  test(
    'a text beside the pictures: subtitles that say what was set when',
    async () => {
      const units = simulate(60, SMALL);
      let asked = 0;
      const { finished } = record(units, undefined, () => (asked++ < 2 ? 'Gate 3' : ''));
      expect(await probe(finished)).toMatchObject({ frames: 60, streamSeconds: 2, fileSeconds: 2 });
      expect(await decode('text.mp4', finished, 320, 240)).toHaveLength(60);
      const path = await fileOf('text.mp4', finished);
      const subtitles = await runTool('ffmpeg', ['-v', 'error', '-i', path, '-map', '0:s', '-f', 'srt', '-']);
      // A film begins with short fragments. Where they end ffmpeg does not read from fragments, its own neither.
      const starts = subtitles.toString().matchAll(/^(\S+) -->.*\n.*Gate 3/gm);
      expect([...starts].map(([, start]) => start)).toEqual(['00:00:00,000', '00:00:00,033']);
    },
    DEADLINE_MS,
  );

  test.each([
    'keyint=25:slices=4:aud=1',
    'keyint=25:slices=1:aud=0',
    'keyint=10:slices=8:aud=0:repeat-headers=1',
    'keyint=40:slice-max-size=600:aud=1',
    'keyint=25:cabac=0:nal-hrd=cbr:vbv-maxrate=900:vbv-bufsize=900:bitrate=900:filler=1',
  ])(
    'libx264 with %s',
    async (x264Options) => {
      const units = await x264Units(75, 25, x264Options);
      expect(units).toHaveLength(75);
      const { finished } = record(units, 40);
      expect(await probe(finished)).toMatchObject({
        frames: 75,
        streamSeconds: 3,
        fileSeconds: 3,
        width: 320,
      });
      expect(await decode('x264.mp4', finished, 320, 240)).toHaveLength(75);
    },
    DEADLINE_MS,
  );

  test(
    'a file that was cut plays every whole fragment',
    async () => {
      const units = simulate(100, SMALL);
      const { growing } = record(units);
      const fragments = fragmentsOf(growing);
      const cuts = fragments
        .slice(1)
        .map(({ offset, end }, index) => offset + Math.floor(((end - offset) * index) / 6));
      for (const cut of cuts) {
        const whole = fragments.filter((fragment) => fragment.end <= cut);
        const count = whole.reduce((sum, fragment) => sum + fragment.samples.length, 0);
        const expected = units.slice(0, count).map((_, n) => n);
        const asCut = await decodeCut('cut.mp4', growing.subarray(0, cut), 320, 240);
        expect(numbersIn(asCut, 320, 240).slice(0, count)).toEqual(expected);
        const standing = await decode('standing.mp4', growing.subarray(0, whole.at(-1)?.end), 320, 240);
        expect(numbersIn(standing, 320, 240)).toEqual(expected);
      }
    },
    DEADLINE_MS,
  );
});
