import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { listRpicamCameras } from '#camera-agent/adapters/drivers/rpicam/probe.js';
import { findTool } from '#camera-agent/adapters/drivers/rpicam/rpicam-tool.js';
import { tempDir } from '#testing/temp-dir.js';
import { STAND_IN_FOLDER, standInEnvironment, toolFolder } from './stand-in-process.js';

describe('the tool', () => {
  test('is rpicam-vid before libcamera-vid, wherever they lie on PATH', async () => {
    const [old, young] = [await toolFolder('libcamera-vid', ''), await toolFolder('rpicam-vid', '')];
    expect(await findTool({ PATH: `${old}:${young}` })).toBe(join(young, 'rpicam-vid'));
    expect(await findTool({ PATH: old })).toBe(join(old, 'libcamera-vid'));
  });

  test('is a program: neither a folder nor a plain file, and never found by a relative path', async () => {
    const folder = await tempDir();
    await mkdir(join(folder, 'rpicam-vid'));
    await writeFile(join(folder, 'libcamera-vid'), '');
    const beside = relative(process.cwd(), await toolFolder('rpicam-vid', ''));
    expect(await findTool({ PATH: `${folder}:${beside}:.:` })).toBeUndefined();
    expect(await findTool({})).toBeUndefined();
  });

  test('may be a link to the program', async () => {
    const folder = await tempDir();
    await symlink(join(STAND_IN_FOLDER, 'rpicam-vid'), join(folder, 'rpicam-vid'));
    const environment = standInEnvironment();
    environment.PATH = `${folder}:${environment.PATH ?? ''}`;
    const probe = await listRpicamCameras(environment, new AbortController().signal);
    expect(probe).toMatchObject({ tool: join(folder, 'rpicam-vid'), cameras: [{ model: 'imx708' }] });
    expect(probe?.version).toEqual({ numbers: [1, 13, 0], libav: true });
  });

  test('that talks without end is cut off', async () => {
    const folder = await toolFolder('rpicam-vid', 'exec yes');
    const probing = listRpicamCameras({ PATH: `${folder}:/usr/bin:/bin` }, new AbortController().signal);
    await expect(probing).rejects.toMatchObject({ code: 'camera-failed' });
  });
});

describe('several cameras', () => {
  test('are listed by one tool', async () => {
    const environment = standInEnvironment({ STANDIN_CAMERAS: '2' });
    const listed = await listRpicamCameras(environment, new AbortController().signal);
    expect(listed?.cameras.map(({ index, model }) => [index, model])).toEqual([
      [0, 'imx708'],
      [1, 'ov5647'],
    ]);
  });

  test('none is an empty list, and no tool is no list', async () => {
    const none = standInEnvironment({ STANDIN_FAULT: 'no-camera' });
    expect((await listRpicamCameras(none, new AbortController().signal))?.cameras).toEqual([]);
    expect(await listRpicamCameras({ PATH: await tempDir() }, new AbortController().signal)).toBeUndefined();
  });
});
