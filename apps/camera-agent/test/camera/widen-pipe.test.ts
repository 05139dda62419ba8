import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { WIDE_BYTES, widenPipe } from '#camera-agent/adapters/drivers/rpicam/widen-pipe.js';
import { tempDir } from '#testing/temp-dir.js';

const { O_RDWR, O_NONBLOCK } = constants;
const environment = { PATH: process.env.PATH };

/** What a pipe takes before its writer would have to wait. */
function room(pipe: number): number {
  const piece = Buffer.alloc(4096);
  for (let written = 0; ; written += piece.length) {
    try {
      writeSync(pipe, piece);
    } catch {
      return written;
    }
  }
}

test('a pipe that somebody has open holds as much as was asked for', async () => {
  const folder = await tempDir();
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const pipe = openSync(join(folder, 'pipe'), O_RDWR | O_NONBLOCK);
  expect(await widenPipe('pipe', folder, environment)).toBe(true);
  expect(room(pipe)).toBe(WIDE_BYTES);
  closeSync(pipe);
});

test('a host without Perl keeps its pipes as they are', async () => {
  expect(await widenPipe('pipe', await tempDir(), { PATH: '/nowhere' })).toBe(false);
});
