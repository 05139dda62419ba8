import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderTakeUp, type TakeUpParts } from '#camera-agent/adapters/camera/folder-take-up.js';
import { FilmsFolder } from '#camera-agent/adapters/fs/films-folder.js';
import { tempDir } from '#testing/temp-dir.js';

interface UnderTest {
  readonly folder: FilmsFolder;
  readonly takeUp: FolderTakeUp;
  readonly steps: string[];
}

/** Of a folder that was away at the start, and is there now. */
async function found(parts: Partial<TakeUpParts> = {}): Promise<UnderTest> {
  const path = join(await tempDir(), 'films');
  await writeFile(path, '');
  const folder = await FilmsFolder.open(path);
  await rm(path);
  await mkdir(path);
  await folder.look();
  const steps: string[] = [];
  const step = (name: string) => (): Promise<void> => {
    steps.push(name);
    return Promise.resolve();
  };
  const takeUp = new FolderTakeUp({
    folder,
    resume: () => step('find')().then(() => step('take up')),
    recover: step('repair'),
    stopping: () => false,
    done: () => void steps.push('done'),
    ...parts,
  });
  return { folder, takeUp, steps };
}

test('what an earlier run left is found and repaired, then films are taken, then it goes on; once', async () => {
  const { folder, takeUp, steps } = await found();
  await takeUp.found();
  expect(steps).toEqual(['find', 'repair', 'take up', 'done']);
  await folder.demand();
  await takeUp.found();
  expect(steps).toHaveLength(4);
});

test('no film is taken while an earlier one is being repaired', async () => {
  const repairing = Promise.withResolvers<undefined>();
  const { folder, takeUp, steps } = await found({ recover: () => repairing.promise });
  const taking = takeUp.found();
  await expect(folder.demand()).rejects.toMatchObject({ code: 'disk-failed' });
  expect(steps).toEqual(['find']);
  repairing.resolve(undefined);
  await taking;
  await folder.demand();
});

test('where the folder goes away meanwhile all is done anew when it is back', async () => {
  let repairs = 0;
  const { folder, takeUp, steps } = await found({
    recover: async () => {
      repairs += 1;
      if (repairs === 1) await rm(folder.path, { recursive: true });
    },
  });
  await expect(takeUp.found()).rejects.toMatchObject({ code: 'disk-failed' });
  await mkdir(folder.path);
  await takeUp.found();
  expect(steps).toEqual(['find', 'find', 'take up', 'done']);
});

test('an agent that ends meanwhile takes nothing up', async () => {
  const { folder, takeUp, steps } = await found({ stopping: () => true });
  await takeUp.found();
  expect(steps).toEqual(['find', 'repair']);
  await expect(folder.demand()).rejects.toMatchObject({ code: 'disk-failed' });
});
