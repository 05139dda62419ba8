import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFilm, type FilmHandle } from '#camera-agent/adapters/fs/film-file.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { type ScriptedCamera, scriptedCamera, type ScriptedOptions } from './scripted-camera.js';
import { FPS } from './test-film.js';

async function begun(options: ScriptedOptions = {}): Promise<ScriptedCamera> {
  const made = await scriptedCamera(options);
  made.driver.give(FPS);
  const starting = made.camera.startRecording({});
  await eventually('the film to be open', () => made.driver.keyFrameRequests > 0);
  made.driver.give(1);
  await starting;
  return made;
}

describe('a crash would leave a sidecar', () => {
  test('that tells of the first frame, as soon as the film has a byte', async () => {
    const seen: unknown[] = [];
    const openFilm = async (path: string): Promise<FilmHandle> => {
      const file = await createFilm(path);
      const write = file.write.bind(file) as (...args: unknown[]) => Promise<{ bytesWritten: number }>;
      file.write = ((...args: unknown[]) => {
        seen.push(JSON.parse(readFileSync(path.replace(/mp4$|pts$/, 'json'), 'utf8')));
        return write(...args);
      }) as FilmHandle['write'];
      return file;
    };
    const made = await begun({ openFilm });
    await made.camera.stopRecording({});
    const firstFrame = { index: 0, at: '2026-01-01T00:00:01.100Z' };
    expect(seen[0]).toMatchObject({ state: 'recording', startedAt: firstFrame.at, firstFrame });
  });

  test('that tells of a gap, while it records', async () => {
    const made = await begun();
    made.driver.lose(5);
    made.driver.give(2);
    const path = join(made.folder, made.told[0]?.file?.replace('mp4', 'json') ?? '');
    const gaps = [{ index: 1, frames: 5, cause: 'camera' }];
    await eventually('the gap', () => {
      const { droppedFrames, gaps: told } = JSON.parse(readFileSync(path, 'utf8')) as Recording;
      return droppedFrames === 5 && JSON.stringify(told) === JSON.stringify(gaps);
    });
  });
});
