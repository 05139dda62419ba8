import { mkdir, rmdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cameraHolders } from '#camera-agent/adapters/drivers/rpicam/camera-holders.js';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { makeRpicam, VIDEO } from './rpicam-lab.js';

const SELF = 7;

/** A /proc with processes that have these files open. */
async function procWith(processes: Record<string, { stat?: string; files: string[] }>): Promise<string> {
  const proc = await tempDir();
  for (const [pid, { stat, files }] of Object.entries(processes)) {
    await mkdir(join(proc, pid, 'fd'), { recursive: true });
    if (stat !== undefined) await writeFile(join(proc, pid, 'stat'), stat);
    for (const [fd, file] of files.entries()) await symlink(file, join(proc, pid, 'fd', String(fd)));
  }
  return proc;
}

test('are those that have a device of a camera open', async () => {
  const proc = await procWith({
    '11': { stat: '11 (rpicam-hello) S 1 11', files: ['/dev/null', '/dev/media2'] },
    '12': { stat: '12 (a) b) S 1 12', files: ['/dev/video0'] },
    '13': { stat: '13 (sub) S 1 13', files: ['/dev/v4l-subdev3'] },
    '14': { stat: '14 (editor) S 1 14', files: ['/home/me/dev/video0', '/dev/videoland', 'socket:[1]'] },
    sys: { files: ['/dev/video0'] },
  });
  expect(await cameraHolders(proc, SELF)).toEqual([
    { pid: 11, name: 'rpicam-hello' },
    { pid: 12, name: 'a) b' },
    { pid: 13, name: 'sub' },
  ]);
});

/** Another user's process: root would see into any folder, so that the files are something else here. */
async function strangers(processes: Record<string, string>): Promise<string> {
  const stats = Object.entries(processes).map(([pid, stat]) => [pid, { stat, files: [] }]);
  const proc = await procWith(Object.fromEntries(stats) as Parameters<typeof procWith>[0]);
  for (const pid of Object.keys(processes)) {
    await rmdir(join(proc, pid, 'fd'));
    await writeFile(join(proc, pid, 'fd'), '');
  }
  return proc;
}

test('are probably the programs for cameras whose files do not show', async () => {
  const proc = await strangers({
    '51': '51 (systemd) S 0 51',
    '52': '52 (rpicam-hello) S 1 52',
    '53': '53 (libcamera-hello) S 1 53',
    '54': `54 (ffmpeg) S ${SELF} 54`,
    '55': '55 (motion) S 1 55',
    '56': '56 (obsidian) S 1 56',
  });
  expect(await cameraHolders(proc, SELF)).toEqual([
    { pid: 52, name: 'rpicam-hello', probable: true },
    { pid: 53, name: 'libcamera-hello', probable: true },
    { pid: 55, name: 'motion', probable: true },
  ]);
});

test('are those that are seen before those that are probable', async () => {
  const proc = await strangers({ '52': '52 (rpicam-hello) S 1 52' });
  await mkdir(join(proc, '60', 'fd'), { recursive: true });
  await symlink('/dev/video0', join(proc, '60', 'fd', '0'));
  expect(await cameraHolders(proc, SELF)).toEqual([{ pid: 60, name: 'unknown' }]);
});

test('are neither this process nor its own tools for other cameras', async () => {
  const proc = await procWith({
    [SELF]: { stat: `${SELF} (node) S 1 1`, files: ['/dev/video0'] },
    '20': { stat: `20 (rpicam-vid) S ${SELF} 20`, files: ['/dev/media0'] },
  });
  expect(await cameraHolders(proc, SELF)).toEqual([]);
});

test('have a name without control characters, and one that is gone has none', async () => {
  const proc = await procWith({
    '31': { stat: '31 (a\nb\u001b[0m) S 1 31', files: ['/dev/video0'] },
    '32': { files: ['/dev/video0'] },
  });
  expect(await cameraHolders(proc, SELF)).toEqual([
    { pid: 31, name: 'a?b?[0m' },
    { pid: 32, name: 'unknown' },
  ]);
});

test('are three at most, and none where there is no /proc', async () => {
  const one = { files: ['/dev/video0'] };
  expect(await cameraHolders(await procWith({ '1': one, '2': one, '3': one, '4': one }), SELF)).toHaveLength(
    3,
  );
  expect(await cameraHolders('/nowhere', SELF)).toEqual([]);
  expect(await cameraHolders('/proc', SELF)).toEqual(expect.any(Array));
});

test('are named in the error of a busy camera', async () => {
  const proc = await procWith({ '4242': { stat: '4242 (rpicam-hello) S 1 1', files: ['/dev/media0'] } });
  const { driver, told } = makeRpicam({ STANDIN_FAULT: 'busy' }, { proc });
  await driver.start(() => VIDEO, told);
  const error = await eventually('the failure', () => told.failures[0]);
  expect(error).toMatchObject({
    code: 'camera-busy',
    message: 'The camera is in use by process rpicam-hello (pid 4242).',
  });
});
