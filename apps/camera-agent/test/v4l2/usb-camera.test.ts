import { readFile } from 'node:fs/promises';
import { eventually } from '#testing/eventually.js';
import { type CameraUnderTest, makeCamera, standingBy } from '../camera/camera-under-test.js';
import { C270, C920, UsbHost } from './usb-host.js';

// The whole camera on the stand-ins for v4l2-ctl, and for ffmpeg where the camera has no encoder.

const BOTH = [
  ['its own encoder', C920, 'v4l2-ctl'],
  ['ffmpeg', C270, 'ffmpeg'],
] as const;
const MIN_FRAMES = 15;

interface RecordingCamera extends CameraUnderTest {
  readonly host: UsbHost;
  readonly id: string;
}

/** It has recorded a few frames, and goes on. */
async function recording(camera: typeof C920 | typeof C270): Promise<RecordingCamera> {
  const host = await UsbHost.with([camera]);
  const device = host.device(camera.name);
  const { environment } = host;
  const made = await standingBy(await makeCamera({ driver: 'v4l2', device }, { environment }));
  const { id } = await made.camera.startRecording({});
  await someFrames(made);
  return { ...made, host, id };
}

async function someFrames({ camera }: CameraUnderTest): Promise<void> {
  await eventually('some frames', () => (camera.snapshot.recording?.frames ?? 0) >= MIN_FRAMES);
}

/** Of the one process of this test that runs such a program. */
async function pidOf(program: string): Promise<number> {
  const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  for (const pid of children.trim().split(' ').map(Number)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(program)) return pid;
  }
  throw new Error(`no ${program} runs`);
}

/** The film ends with what was recorded, and its reason; the camera says the same. */
async function failed(made: RecordingCamera, code: string): Promise<void> {
  const film = await eventually(
    'the end',
    () => made.events.includes('recording.failed') && made.told.at(-1),
  );
  expect(film).toMatchObject({ id: made.id, state: 'failed', reason: code });
  expect(film.frames).toBeGreaterThanOrEqual(MIN_FRAMES);
  expect(made.errors).toContainEqual(expect.objectContaining({ code }));
}

async function goesOn(made: RecordingCamera): Promise<void> {
  const { camera, id } = made;
  await eventually('the camera to be back', () => camera.snapshot.status === 'recording');
  await someFrames(made);
  expect(await camera.stopRecording({})).toMatchObject({ state: 'saved', partOf: id, part: 2 });
}

describe.each(BOTH)('a camera that gives pictures by %s', (_, camera, program) => {
  test('is pulled out while it records', async () => {
    const made = await recording(camera);
    await made.host.plug([]);
    await failed(made, 'no-camera');
    await eventually('its status', () => made.camera.snapshot.status === 'not-connected');
  });

  test('has its program killed while it records, and goes on', async () => {
    const made = await recording(camera);
    process.kill(await pidOf(program), 'SIGKILL');
    await failed(made, 'camera-failed');
    await goesOn(made);
  });

  test('gives nothing any more while it records, and goes on', async () => {
    const made = await recording(camera);
    process.kill(await pidOf(program), 'SIGSTOP');
    await failed(made, 'camera-failed');
    expect(made.errors.map(({ detail }) => detail).join()).toContain('no picture for 2 s');
    await goesOn(made);
  });
});
