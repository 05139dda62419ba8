import { join } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import { isId } from '#contracts/ids.js';
import { parseObject } from '#client/http/parse-object.js';
import { readIfThere, writeFileAtomic } from '#runtime/atomic-file.js';
import { makeFolder } from '#runtime/make-folder.js';
import { FILE_MODE, FOLDER_MODE } from './file-modes.js';
import { fileExists } from './file-exists.js';
import { plain } from './plain.js';

/** Of a name: with four bytes a character a folder's name is not too long. */
const LONGEST_NAME = 50;
const CERTIFICATE = 'certificate.json';

/** Gives what proves a take and lays out its films, besides the certificate itself. */
export interface ProofSource {
  page(): Promise<string>;
  timeline(): Promise<object>;
  editList(cameraId: string): Promise<string>;
}

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
  source: ProofSource,
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
    await write('certificate.html', await source.page());
  }
  // Of pictures there is no timeline.
  if (kind === 'still') return written;
  await write('timeline.otio', pretty(await source.timeline()));
  for (const cameraId of camerasWithFilms(certificate))
    await write(`${cameraId}.edl`, await source.editList(cameraId));
  return written;
}

function camerasWithFilms({ cameras }: TakeCertificate): string[] {
  return cameras
    .filter(({ cameraId, films }) => films.length > 0 && isId(cameraId))
    .map((each) => each.cameraId);
}

/**
 * The certificate that lies in a folder. Numbers start anew where takes were forgotten, so that a folder of that name may be
 * another take's: rejects with `file-exists` then.
 */
export async function certificateIn(
  folder: string,
  takeId: string,
): Promise<Partial<TakeCertificate> | undefined> {
  const path = join(folder, CERTIFICATE);
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  const certificate = parseObject(text) as Partial<TakeCertificate> | undefined;
  if (!certificate) throw fileExists(path);
  if (certificate.takeId === takeId) return certificate;
  throw new RollcallError('file-exists', `${folder} holds another take, ${String(certificate.takeId)}.`);
}

/** Once a film was deleted from its camera nobody can read the times of its frames: what was proven with them stays. */
function timesRead({ cameras = [] }: Partial<TakeCertificate>): number {
  return cameras.filter(({ framesRead }) => framesRead).length;
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
