import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeLast } from '#camera-agent/adapters/live/picture-decoder.js';
import { readFrameNumber } from '#camera-agent/domain/simulation/frame-number-strip.js';
import { FakeClock } from '#testing/fake-clock.js';
import { tempDir } from '#testing/temp-dir.js';
import { describeWith } from '#testing/tools.js';
import { simulate, x264Units } from '../media/ffmpeg.js';
import { DEADLINE_MS, fileOf, runTool } from '../media/run-tool.js';

const SIZE = { width: 320, height: 240 };
const UNITS = simulate(20, { ...SIZE, fps: 30, gop: 30, name: 'pi-1' });
const HERE = { PATH: process.env.PATH };

/** The samples of luma, and the size. */
async function opened(jpeg: Uint8Array): Promise<{ luma: Buffer; width: number; height: number }> {
  const file = await fileOf('still.jpg', jpeg);
  const size = ['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', file];
  const [width = 0, height = 0] = (await runTool('ffprobe', size)).toString().trim().split(',').map(Number);
  const luma = await runTool('ffmpeg', [
    '-v',
    'quiet',
    '-i',
    file,
    '-f',
    'rawvideo',
    '-pix_fmt',
    'gray',
    '-',
  ]);
  return { luma, width, height };
}

/** An ffmpeg that does something else; it has no PATH. */
async function ffmpegThat(script: string): Promise<{ PATH: string }> {
  const folder = await tempDir();
  await writeFile(join(folder, 'ffmpeg'), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, 'ffmpeg'), 0o755);
  return { PATH: folder };
}

describeWith(['ffmpeg', 'ffprobe'], 'a still of the stream', () => {
  test(
    'is its newest picture, whole',
    async () => {
      const { luma, width, height } = await opened(await decodeLast(UNITS, undefined, HERE, new FakeClock()));
      expect([width, height]).toEqual([SIZE.width, SIZE.height]);
      expect(readFrameNumber(luma, width, width, height)).toBe(19);
    },
    DEADLINE_MS,
  );

  test.each([
    [160, 160, 120],
    [101, 101, 76],
    [5000, 320, 240],
  ])(
    'is at most %d wide, in its shape',
    async (asked, width, height) => {
      const jpeg = await decodeLast(UNITS.slice(0, 2), asked, HERE, new FakeClock());
      expect(await opened(jpeg)).toMatchObject({ width, height });
    },
    DEADLINE_MS,
  );

  test(
    'comes of a camera with several slices a picture, too',
    async () => {
      const units = await x264Units(5, 30, 'keyint=30:slices=4:log-level=error');
      expect(await opened(await decodeLast(units, undefined, HERE, new FakeClock()))).toMatchObject(SIZE);
    },
    DEADLINE_MS,
  );

  test(
    'of what is no picture is refused with what ffmpeg said',
    async () => {
      const units = [{ nals: [Uint8Array.of(0x65, 1, 2, 3)], keyFrame: true, timeMs: 0 }];
      await expect(decodeLast(units, undefined, HERE, new FakeClock())).rejects.toMatchObject({
        code: 'camera-failed',
        message: expect.stringMatching(/ffmpeg said: \[h264/) as string,
      });
    },
    DEADLINE_MS,
  );
});

test('without ffmpeg it says what to install', async () => {
  const refusal = decodeLast(UNITS, undefined, { PATH: await tempDir() }, new FakeClock());
  await expect(refusal).rejects.toMatchObject({ code: 'no-decoder' });
});

test('an ffmpeg that never ends is ended after ten seconds', async () => {
  const clock = new FakeClock();
  const decoding = decodeLast(UNITS, undefined, await ffmpegThat('exec /bin/sleep 60'), clock);
  clock.advance(10_000);
  await expect(decoding).rejects.toThrow('nothing within 10 s');
});

test('one that fails without a word is not taken for a picture', async () => {
  const decoding = decodeLast(UNITS, undefined, await ffmpegThat('exit 0'), new FakeClock());
  await expect(decoding).rejects.toMatchObject({ code: 'camera-failed' });
});
