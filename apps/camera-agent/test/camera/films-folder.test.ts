import { mkdir, readdir, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FilmsFolder } from '#camera-agent/adapters/fs/films-folder.js';
import { FolderMemory } from '#camera-agent/adapters/fs/folder-memory.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { describeOnSmallDisk, makeReadOnly, mountDisk, unmountDisk } from './small-disk.js';

/** A folder in which `usb` is a file: nobody can make one beneath it, until a disk is plugged in. */
async function unplugged(): Promise<{ films: string; plugIn: () => Promise<unknown> }> {
  const usb = join(await tempDir(), 'usb');
  await writeFile(usb, '');
  const films = join(usb, 'films');
  return { films, plugIn: () => rm(usb).then(() => mkdir(films, { recursive: true })) };
}

test('the folder is made, for this user alone', async () => {
  const films = join(await tempDir(), 'usb', 'films');
  const folder = await FilmsFolder.open(films);
  expect([folder.away, folder.path]).toEqual([undefined, await realpath(films)]);
  expect((await stat(films)).mode & 0o777).toBe(0o700);
});

test('one that cannot be made is named, with what to do', async () => {
  const { films } = await unplugged();
  const { away } = await FilmsFolder.open(films);
  expect(away).toMatchObject({ code: 'disk-failed', advice: expect.stringContaining('mount') as string });
  expect(away?.message).toBe(
    `The recordings folder ${films} cannot be used: ENOTDIR, and cannot be made (ENOTDIR).`,
  );
});

test('one that comes later is found, and takes films once it is admitted', async () => {
  const { films, plugIn } = await unplugged();
  const folder = await FilmsFolder.open(films);
  await expect(folder.look()).rejects.toMatchObject({ code: 'disk-failed' });
  await plugIn();
  await folder.demandFound();
  expect(folder.path).toBe(films);
  expect(folder.away?.message).toContain(films);
  await expect(folder.demand()).rejects.toMatchObject({ code: 'disk-failed' });
  folder.admit();
  await folder.demand();
  expect(folder.away).toBeUndefined();
});

test('one that goes away is not made anew, and is used again when it is back, wherever that is', async () => {
  const [first, second, link] = [await tempDir(), await tempDir(), join(await tempDir(), 'films')];
  await symlink(first, link);
  const folder = await FilmsFolder.open(link);
  expect(folder.path).toBe(first);
  await rm(link);
  await expect(folder.demand()).rejects.toThrow(`${link} cannot be used: it is not there.`);
  await expect(folder.demandFound()).rejects.toThrow('it is not there');
  await expect(stat(link)).rejects.toThrow('ENOENT');
  await symlink(second, link);
  await folder.demand();
  expect([folder.away, folder.path]).toEqual([undefined, second]);
});

test('a file is no folder of films', async () => {
  const folder = await FilmsFolder.open(join(await tempDir(), 'films'));
  await rename(folder.path, `${folder.path}-away`);
  await writeFile(folder.path, '', { mode: 0o700 });
  await expect(folder.demand()).rejects.toThrow('ENOTDIR');
});

describeOnSmallDisk('a disk of its own', 1, (mount) => {
  const films = join(mount, 'films');

  async function opened(own: string, path = films): Promise<FilmsFolder> {
    return FilmsFolder.open(path, await FolderMemory.load(own, silentLogger));
  }

  function pulledOut<T>(work: () => Promise<T>): Promise<T> {
    unmountDisk(mount);
    return work().finally(() => mountDisk(mount, 1));
  }

  test('that is pulled out leaves a mount point that takes no film, and none is made in it', async () => {
    const own = await tempDir();
    const folder = await opened(own);
    await pulledOut(async () => {
      await expect(folder.demand()).rejects.toThrow('it is not there');
      const { away } = await opened(own);
      expect(away?.message).toBe(`The recordings folder ${films} cannot be used: it is not there.`);
      // An earlier run may have made one.
      await mkdir(films);
      await expect(folder.demand()).rejects.toThrow('its disk is not mounted');
      expect((await opened(own)).away?.message).toContain('its disk is not mounted');
      await rm(films, { recursive: true });
      expect(await readdir(mount)).toEqual([]);
    });
    await mkdir(films);
    await folder.demand();
    expect((await opened(own)).away).toBeUndefined();
  });

  test('that is the folder itself is told from its mount point', async () => {
    const own = await tempDir();
    const folder = await opened(own, mount);
    await folder.demand();
    await pulledOut(() => expect(folder.demand()).rejects.toThrow('its disk is not mounted'));
    await folder.demand();
  });

  test('may be given up for another folder', async () => {
    const own = await tempDir();
    await opened(own);
    const other = await tempDir();
    await pulledOut(async () => expect((await opened(own, other)).away).toBeUndefined());
  });

  test('may come after an agent that had no other: from then on it is that', async () => {
    const own = await tempDir();
    await pulledOut(async () => {
      expect((await opened(own)).away).toBeUndefined();
      await rm(films, { recursive: true });
    });
    expect((await opened(own)).away).toBeUndefined();
    await pulledOut(async () => expect((await opened(own)).away).toBeDefined());
  });

  test('that can be read only is told as that', async () => {
    const folder = await opened(await tempDir(), mount);
    makeReadOnly(mount);
    await expect(folder.demand()).rejects.toThrow('its disk is read-only');
    await pulledOut(() => Promise.resolve());
    await folder.demand();
  });
});
