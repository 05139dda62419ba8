import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { makeCamera, standingBy } from '../camera/camera-under-test.js';
import { scriptedCamera, type ScriptedCamera } from '../camera/scripted-camera.js';

async function running(): Promise<ScriptedCamera> {
  const made = await scriptedCamera();
  made.driver.give(1);
  return made;
}

describe('settings', () => {
  test('what the driver can change is changed in its stride, and reported', async () => {
    const { camera, driver } = await running();
    const { desired, reported } = await camera.changeSettings({ brightness: 0.5 });
    expect([desired.brightness, reported?.brightness]).toEqual([0.5, 0.5]);
    expect([driver.applied.at(-1)?.brightness, driver.starts]).toEqual([0.5, 1]);
  });

  test('for the rest the camera is opened anew, and the answer comes with its first picture', async () => {
    const { camera, driver } = await running();
    const changing = camera.changeSettings({ contrast: 2 });
    await eventually('the second start', () => driver.starts === 2);
    expect(camera.snapshot).toMatchObject({ status: 'restarting' });
    expect(camera.snapshot.error).toBeUndefined();
    driver.give(1);
    expect((await changing).desired.contrast).toBe(2);
    expect([driver.settings?.contrast, camera.snapshot.status]).toEqual([2, 'standing-by']);
  });

  test('a camera that does not come back says why, and keeps what was asked', async () => {
    const { camera, driver } = await running();
    const changing = camera.changeSettings({ contrast: 2 });
    await eventually('the second start', () => driver.starts === 2);
    driver.fail('camera-busy');
    await expect(changing).rejects.toMatchObject({ code: 'camera-busy' });
    expect(camera.snapshot.settings.desired.contrast).toBe(2);
  });

  test('two changes at once are done one after the other, and too many are refused', async () => {
    const { camera, driver } = await running();
    const many = Array.from({ length: 9 }, (_, i) => camera.changeSettings({ brightness: i / 10 }));
    const outcomes = await Promise.allSettled(many);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(driver.applied.map(({ brightness }) => brightness)).toEqual([
      0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7,
    ]);
  });

  test('what a camera does by itself can be held as it is', async () => {
    const { camera, driver } = await running();
    driver.measured = { exposure: 8000 };
    expect(camera.snapshot.settings.reported).toMatchObject({ exposure: 8000 });
    await camera.changeSettings({ lock: ['exposure'] });
    driver.measured = { exposure: 9000 };
    expect(camera.snapshot.settings.reported).toMatchObject({ exposure: 8000 });
  });

  test('a text is told with where it goes', async () => {
    const { camera } = await running();
    expect(camera.snapshot.annotation).toBeUndefined();
    await camera.changeSettings({ annotate: 'Gate' });
    expect(camera.snapshot.annotation).toBe('track');
  });

  test('while it records a restart is refused, unless the recording is to end', async () => {
    const { camera, driver, events } = await running();
    const starting = camera.startRecording({});
    await eventually('the recording to wait', () => driver.keyFrameRequests > 0);
    driver.give(2);
    await starting;
    await expect(camera.changeSettings({ contrast: 2 })).rejects.toMatchObject({ code: 'restart-needed' });
    await camera.changeSettings({ brightness: 0.1 });
    expect(camera.snapshot.status).toBe('recording');
    const changing = camera.changeSettings({ contrast: 2, whileRecording: 'stop' });
    await eventually('the second start', () => driver.starts === 2);
    expect(events).toContain('recording.stopped');
    driver.give(1);
    await changing;
    await eventually('the film', () => events.includes('recording.saved'));
  });
});

describe('a camera closed on request', () => {
  test('is released and says so, and opens again', async () => {
    const { camera, driver } = await running();
    await camera.close();
    expect(driver.stops).toBe(1);
    expect(camera.snapshot).toMatchObject({ status: 'not-connected', error: { code: 'camera-closed' } });
    await expect(camera.startRecording({})).rejects.toMatchObject({ code: 'camera-closed' });
    const opening = camera.open();
    await eventually('the second start', () => driver.starts === 2);
    driver.give(1);
    await opening;
    expect(camera.snapshot.status).toBe('standing-by');
  });

  test('a recording ends first', async () => {
    const { camera, driver, events } = await running();
    const starting = camera.startRecording({});
    await eventually('the recording to wait', () => driver.keyFrameRequests > 0);
    driver.give(2);
    await starting;
    await camera.close();
    await eventually('the film', () => events.includes('recording.saved'));
    expect(events).toEqual(['recording.started', 'recording.stopped', 'recording.saved']);
  });
});

describe('over a restart of the agent', () => {
  test('settings and a closed camera stay', async () => {
    const { camera, dataDir } = await standingBy(await makeCamera());
    await camera.changeSettings({ width: 320, height: 240, annotate: 'Gate' });
    await camera.close();
    await camera.stop();
    const { camera: again } = await makeCamera({ dataDir });
    await again.start();
    expect(again.snapshot).toMatchObject({
      status: 'not-connected',
      error: { code: 'camera-closed' },
      settings: { desired: { width: 320, height: 240, annotate: 'Gate' } },
    });
  });

  test('a file that cannot be read is set aside', async () => {
    const { camera, dataDir } = await standingBy(await makeCamera());
    await camera.changeSettings({ width: 320, height: 240 });
    await camera.stop();
    const path = join(dataDir, 'agents/cam-1/settings.json');
    await writeFile(path, '{"settings":{"width":"wide"');
    const { camera: again } = await makeCamera({ dataDir });
    expect(again.snapshot.settings.desired).toMatchObject({ width: 640 });
    expect(await readFile(`${path}.unreadable`, 'utf8')).toContain('wide');
  });
});
