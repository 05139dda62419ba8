import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { firstLine, runProgram } from '#testing/child-program.js';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { describeWith } from '#testing/tools.js';
import { makeCamera } from './camera-under-test.js';
import { probeFilm } from './film-probe.js';

/** Of a film of the test picture, enough for more than two fragments. */
const SOME_BYTES = 400_000;

async function crashed(): Promise<{ dataDir: string; id: string }> {
  const dataDir = await tempDir();
  const child = runProgram('apps/camera-agent/test/camera/record-for-ever.ts', [dataDir]);
  const [id = '', file = ''] = (await firstLine(child)).split(' ');
  const film = join(dataDir, 'agents/cam-1/recordings', file);
  await eventually('some of the film', async () => (await stat(film)).size > SOME_BYTES);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return { dataDir, id };
}

test('what an agent that was killed had recorded is offered by the next one', async () => {
  const { dataDir, id } = await crashed();
  const made = await makeCamera({ dataDir });
  await made.camera.start();
  expect(made.events).toEqual(['recording.recovered']);
  const [recovered] = await made.camera.listRecordings();
  expect(recovered).toMatchObject({ id, state: 'recovered', name: 'cut short', width: 640, height: 480 });
  expect(recovered?.frames).toBeGreaterThan(15);
  expect(recovered?.durationMs).toBeCloseTo(((recovered?.frames ?? 0) * 1000) / 30, 0);
  expect(recovered).toEqual(made.told[0]);
  expect((await stat(await made.camera.videoPath(id))).size).toBe(recovered?.bytes);
});

describeWith('ffprobe', 'held against ffprobe', () => {
  test('every whole fragment of it plays, and the next part, with which it goes on', async () => {
    const { dataDir, id } = await crashed();
    const { camera } = await makeCamera({ dataDir });
    await camera.start();
    const [recovered] = await camera.listRecordings();
    const probed = await probeFilm(await camera.videoPath(id));
    expect(probed).toMatchObject({ frames: recovered?.frames, complaints: '' });
    expect(probed.durationMs).toBeCloseTo(recovered?.durationMs ?? 0, 0);

    await eventually('some frames', () => (camera.snapshot.recording?.frames ?? 0) >= 15);
    const next = await camera.stopRecording({});
    expect(next).toMatchObject({ state: 'saved', partOf: id, part: 2 });
    expect((await probeFilm(await camera.videoPath(next.id))).complaints).toBe('');
  });
});
