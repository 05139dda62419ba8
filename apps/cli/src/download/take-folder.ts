import { join } from 'node:path';
import { isId } from '#contracts/ids.js';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import { parseObject } from '#client/http/parse-object.js';
import { readIfThere, writeFileAtomic } from '#runtime/atomic-file.js';
import { makeFolder } from '#runtime/make-folder.js';
import type { TakesApi } from '../client/takes-api.js';
import { CliError } from '../cli-error.js';
import { plain } from './file-name.js';
import { fileExists } from './part-file.js';

/** Of a name: with four bytes a character a folder's name is not too long. */
const LONGEST_NAME = 50;
const FILE_MODE = 0o666;
const FOLDER_MODE = 0o777;
const CERTIFICATE = 'certificate.json';

/** `walk_take-2`. */
export function takeFolderName({ name, number }: Pick<TakeCertificate, 'name' | 'number'>): string {
  const short = [...plain(name)].slice(0, LONGEST_NAME).join('');
  return `${short === '' ? 'take' : short}_take-${number}`;
}

/**
 * Writes what proves a take and lays out its films: `certificate.json`, `certificate.html`, `timeline.otio` and
 * `<camera>.edl`, the latter two of films; gives their names. What is there of this take is replaced, of another take nothing is.
 */
export async function writeProofs(
  api: TakesApi,
  certificate: TakeCertificate,
  folder: string,
): Promise<string[]> {
  const { takeId, kind } = certificate;
  const kept = await certificateIn(folder, takeId);
  makeFolder(folder, FOLDER_MODE);
  const written: string[] = [];
  const write = async (name: string, content: string): Promise<void> => {
    await writeFileAtomic(join(folder, name), content, FILE_MODE);
    written.push(name);
  };
  if (!kept || timesRead(kept) <= timesRead(certificate)) {
    await write(CERTIFICATE, pretty(certificate));
    await write('certificate.html', await api.certificatePage(takeId));
  }
  // Of pictures there is no timeline.
  if (kind === 'still') return written;
  await write('timeline.otio', pretty(await api.timeline(takeId)));
  for (const cameraId of camerasWithFilms(certificate))
    await write(`${cameraId}.edl`, await api.editList(takeId, cameraId));
  return written;
}

function camerasWithFilms({ cameras }: TakeCertificate): string[] {
  return cameras
    .filter(({ cameraId, films }) => films.length > 0 && isId(cameraId))
    .map((each) => each.cameraId);
}

/** Numbers start anew where takes were forgotten: a folder of that name may be another take's. */
async function certificateIn(folder: string, takeId: string): Promise<Partial<TakeCertificate> | undefined> {
  const path = join(folder, CERTIFICATE);
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  const certificate = parseObject(text) as Partial<TakeCertificate> | undefined;
  if (!certificate) throw fileExists(path);
  if (certificate.takeId === takeId) return certificate;
  throw new CliError('failed', `${folder} holds another take, ${String(certificate.takeId)}`, {
    code: 'file-exists',
    advice: 'Move it away, or choose another folder.',
  });
}

/** Once a film was deleted from its camera nobody can read the times of its frames: what was proven with them stays. */
function timesRead({ cameras = [] }: Partial<TakeCertificate>): number {
  return cameras.filter(({ framesRead }) => framesRead).length;
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
