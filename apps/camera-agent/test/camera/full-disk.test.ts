import { statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { hasTool } from '#testing/tools.js';
import { type CameraUnderTest, makeCamera, standingBy } from './camera-under-test.js';
import { probeFilm } from './film-probe.js';
import { describeOnSmallDisk, MIB } from './small-disk.js';

const DISK_MIB = 2;

describeOnSmallDisk('a real full disk', DISK_MIB, (dataDir) => {
  async function recordUntilFull(reserveBytes: number): Promise<CameraUnderTest> {
    const made = await standingBy(await makeCamera({ dataDir, disk: { reserveBytes } }));
    await made.camera.startRecording({});
    await eventually('the end', () => made.events.includes('recording.failed'));
    return made;
  }

  async function plays({ camera, told }: CameraUnderTest): Promise<void> {
    const failed = told.at(-1);
    expect(failed?.frames).toBeGreaterThan(30);
    if (!hasTool('ffprobe')) return;
    const probed = await probeFilm(await camera.videoPath(failed?.id ?? ''));
    expect(probed).toMatchObject({ frames: failed?.frames, complaints: '' });
  }

  test('the reserve is kept, what was recorded plays, and the next recording is refused', async () => {
    const made = await recordUntilFull(MIB);
    const { bavail, bsize } = await statfs(dataDir);
    // One fragment may be written after the last look.
    expect(bavail * bsize).toBeGreaterThan(0.5 * MIB);
    expect(made.told.at(-1)).toMatchObject({ state: 'failed', reason: 'disk-full' });
    expect(made.camera.snapshot.disk).toMatchObject({ level: 'full', reserveBytes: MIB });
    expect(made.told.at(-1)?.note).toContain('MiB are kept for the system');
    await plays(made);
    await expect(made.camera.startRecording({})).rejects.toMatchObject({ code: 'disk-full' });
    await made.camera.deleteRecording({ recordingId: made.told.at(-1)?.id ?? '' });
    await expect(made.camera.startRecording({ durationMs: 100 })).resolves.toMatchObject({
      state: 'recording',
    });
    await eventually('the end', () => made.events.includes('recording.saved'));
  });

  test('a disk that others filled to the last byte leaves a film that plays and a sidecar', async () => {
    const made = await recordUntilFull(0);
    expect(made.told.at(-1)).toMatchObject({ state: 'failed', reason: 'disk-full' });
    expect(made.told.at(-1)?.note).toContain('The disk was full');
    await plays(made);
    expect((await made.camera.listRecordings())[0]).toEqual(made.told.at(-1));
    await made.camera.stop();
    const next = await makeCamera({ dataDir, disk: { reserveBytes: 0 } });
    await next.camera.start();
    expect((await next.camera.listRecordings())[0]?.frames).toBe(made.told.at(-1)?.frames);
  });

  test('a disk that is full before the recording is told when it is asked for', async () => {
    const made = await standingBy(
      await makeCamera({ dataDir, cameraId: 'cam-2', disk: { reserveBytes: 0 } }),
    );
    await expect(writeFile(join(dataDir, 'ballast'), new Uint8Array(DISK_MIB * MIB))).rejects.toThrow(
      'ENOSPC',
    );
    await expect(made.camera.startRecording({})).rejects.toMatchObject({ code: 'disk-full' });
    expect(made.events).toEqual([]);
    expect(await made.camera.listRecordings()).toEqual([]);
  });
});
