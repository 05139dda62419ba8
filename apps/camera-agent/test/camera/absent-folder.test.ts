import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiskState } from '#contracts/messages/agent-state.js';
import type { Recording } from '#contracts/messages/recording.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { type ScriptedCamera, scriptedCamera } from './scripted-camera.js';
import { began, during, inMs, run, running } from './take-camera.js';
import { FPS } from './test-film.js';

const GONE = 'disk-failed';

const recordings = (dataDir: string): string => join(dataDir, 'recordings');

/** Nothing can be made beneath a file, whoever this user is. */
const pullOut = async (dataDir: string): Promise<void> => {
  await rename(recordings(dataDir), `${recordings(dataDir)}-away`).catch(() => undefined);
  await writeFile(recordings(dataDir), '');
};

const plugIn = async (dataDir: string): Promise<void> => {
  await rm(recordings(dataDir));
  await rename(`${recordings(dataDir)}-away`, recordings(dataDir)).catch(() => mkdir(recordings(dataDir)));
};

const disk = ({ camera }: ScriptedCamera): DiskState => camera.snapshot.disk;

/** One of the next looks at the disk has this outcome. */
async function looked(camera: ScriptedCamera, isThere: boolean): Promise<void> {
  await eventually('the look', async () => {
    await run(camera, FPS);
    return (disk(camera).error === undefined) === isThere;
  });
}

async function pulledOut(dataDir: string): Promise<ScriptedCamera> {
  await pullOut(dataDir);
  return running({ dataDir });
}

/** What an agent leaves that is killed while it records; its disk is away when it begins again. */
async function killed(): Promise<{ dataDir: string; film: Recording }> {
  const [before, dataDir] = [await tempDir(), await tempDir()];
  const camera = await running({ dataDir: before });
  await during(camera, camera.camera.startRecording({ durationMs: 60_000 }));
  await run(camera, 2 * FPS);
  const film = await began(camera);
  await eventually('some of the film', () => (camera.camera.snapshot.recording?.bytes ?? 0) > 0);
  await cp(before, dataDir, { recursive: true });
  return { dataDir, film };
}

test('a camera whose folder is missing gives pictures, takes settings, and says why it does not record', async () => {
  const dataDir = await tempDir();
  const made = await pulledOut(dataDir);
  const { camera } = made;
  expect(camera.snapshot).toMatchObject({ status: 'standing-by' });
  expect(disk(made)).toMatchObject({ totalBytes: 0, freeBytes: 0, error: { code: GONE } });
  expect(disk(made).error?.detail).toContain(recordings(dataDir));
  expect(disk(made).error?.advice).toContain('mount its disk');
  expect(made.logger.at('warn')).toHaveLength(1);
  await camera.changeSettings({ brightness: 0.5 });
  expect(made.driver.applied).toMatchObject([{ brightness: 0.5 }]);

  const named = expect.stringContaining(recordings(dataDir)) as string;
  const refused = { code: GONE, message: named };
  await expect(camera.startRecording({})).rejects.toMatchObject(refused);
  await expect(camera.startRecording({ startAt: inMs(made, 5000) })).rejects.toMatchObject(refused);
  await expect(camera.listRecordings()).rejects.toMatchObject(refused);
  await expect(camera.stills.take({ takeId: 'take-1', at: inMs(made, 0) })).rejects.toMatchObject(refused);
  await expect(camera.probeDisk()).rejects.toMatchObject(refused);
  await expect(camera.closedRecording('a')).rejects.toMatchObject(refused);
  expect([camera.snapshot.recording, made.events]).toEqual([undefined, []]);
});

test('it records as soon as the folder is there, and says so', async () => {
  const dataDir = await tempDir();
  const made = await pulledOut(dataDir);
  await plugIn(dataDir);
  await looked(made, true);
  expect(disk(made)).toMatchObject({ level: 'ok' });
  expect(disk(made).totalBytes).toBeGreaterThan(0);
  await during(made, made.camera.startRecording({}));
  await run(made, FPS);
  expect(await made.camera.stopRecording({})).toMatchObject({ state: 'saved' });
  expect(await made.camera.listRecordings()).toHaveLength(1);
});

test('what was cut off is repaired then, and the recording goes on in the next part', async () => {
  const { dataDir, film } = await killed();
  const made = await pulledOut(dataDir);
  await run(made, 2 * FPS);
  expect(made.events).toEqual([]);
  await plugIn(dataDir);
  await looked(made, true);
  expect(made.told[0]).toMatchObject({ id: film.id, state: 'recovered', goesOn: true });
  await run(made, FPS);
  expect(await began(made, 2)).toMatchObject({ partOf: film.id });
  await made.camera.stopRecording({ recordingId: film.id });
  expect(made.events).toEqual([
    'recording.recovered',
    'recording.started',
    'recording.stopped',
    'recording.saved',
  ]);
  expect((await readdir(made.folder)).filter((name) => name.endsWith('.mp4'))).toHaveLength(2);
});

test('what is scheduled is taken up then', async () => {
  const dataDir = await tempDir();
  const before = await running({ dataDir });
  const { id } = await before.camera.startRecording({ startAt: inMs(before, 30_000), durationMs: 1000 });
  await before.camera.stop();
  const made = await pulledOut(dataDir);
  expect(made.camera.snapshot.recording).toBeUndefined();
  // What has not begun is not ended by this.
  await made.camera.close();
  await plugIn(dataDir);
  await looked(made, true);
  expect(made.camera.snapshot.recording).toMatchObject({ id, state: 'scheduled' });
});

describe('a recording that waits for the folder', () => {
  test.each([
    ['a stop', (camera: ScriptedCamera, id: string) => camera.camera.stopRecording({ recordingId: id })],
    ['closing the camera', (camera: ScriptedCamera) => camera.camera.close()],
  ])('is ended by %s, and its film says so', async (_, end) => {
    const { dataDir, film } = await killed();
    const made = await pulledOut(dataDir);
    const ended: unknown = await end(made, film.id).catch((why: unknown) => why);
    if (ended instanceof RollcallError)
      expect(ended.message).toContain('it was interrupted, and does not go on');
    await during(made, made.camera.open());
    await plugIn(dataDir);
    await looked(made, true);
    await run(made, 2 * FPS);
    await eventually('the note in the film', async () => {
      const [only] = await made.camera.listRecordings();
      return only?.id === film.id && only.goesOn === undefined;
    });
    // It would be refused if that went on.
    await during(made, made.camera.startRecording({}));
    expect(made.events).toEqual(['recording.recovered', 'recording.started']);
  });

  test('is not ended by a stop of another', async () => {
    const { dataDir, film } = await killed();
    const made = await pulledOut(dataDir);
    await expect(made.camera.stopRecording({ recordingId: 'other' })).rejects.toMatchObject({
      code: 'not-recording',
    });
    await plugIn(dataDir);
    await looked(made, true);
    await run(made, FPS);
    expect(await began(made, 2)).toMatchObject({ partOf: film.id });
  });

  test('waits on where the agent ends again before', async () => {
    const { dataDir, film } = await killed();
    await (await pulledOut(dataDir)).camera.stop();
    await plugIn(dataDir);
    const made = await running({ dataDir });
    expect(await began(made, 2)).toMatchObject({ partOf: film.id });
  });
});

describe('a folder that goes away while the agent runs', () => {
  test('is told, refuses films and is not made anew; back again, it is used', async () => {
    const dataDir = await tempDir();
    const made = await running({ dataDir });
    await during(made, made.camera.startRecording({}));
    const { id } = await made.camera.stopRecording({});
    await rename(recordings(dataDir), `${recordings(dataDir)}-away`);
    await looked(made, false);
    expect(disk(made).error?.detail).toBe(
      `The recordings folder ${recordings(dataDir)} cannot be used: it is not there.`,
    );
    await expect(made.camera.startRecording({})).rejects.toMatchObject({ code: GONE });
    await expect(made.camera.stills.take({ takeId: 'a', at: inMs(made, 0) })).rejects.toMatchObject({
      code: GONE,
    });
    // It is not unknown: who collects films is not to take it for deleted.
    await expect(made.camera.videoPath(id)).rejects.toMatchObject({ code: GONE });
    expect(await readdir(dataDir)).not.toContain('recordings');
    await rename(`${recordings(dataDir)}-away`, recordings(dataDir));
    await looked(made, true);
    await during(made, made.camera.startRecording({}));
    await run(made, FPS);
    expect(await made.camera.stopRecording({})).toMatchObject({ state: 'saved' });
  });

  test('is refused by its name at once, before the next look', async () => {
    const dataDir = await tempDir();
    const made = await running({ dataDir });
    await rename(recordings(dataDir), `${recordings(dataDir)}-away`);
    const named = { code: GONE, message: expect.stringContaining(recordings(dataDir)) as string };
    await expect(made.camera.startRecording({})).rejects.toMatchObject(named);
    await expect(made.camera.startRecording({ startAt: inMs(made, 5000) })).rejects.toMatchObject(named);
  });
});

test('a camera that is stopped while its folder is away does not look for it any more', async () => {
  const made = await scriptedCamera({ dataDir: await tempDir().then((dir) => pullOut(dir).then(() => dir)) });
  await made.camera.stop();
  expect(made.clock.timers).toBe(0);
});
