import { join, resolve } from 'node:path';
import { withFiles } from '#collection/file-failure.js';
import { type Pace, rateLimit, UNHURRIED } from '#collection/rate-limit.js';
import { takeFolderName, writeProofs } from '#collection/take-folder.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import { TakesApi } from '../client/takes-api.js';
import { isOver } from '../client/wait-for-take.js';
import type { AddCommand } from '../command.js';
import { deleteVerified, type Deletion, isVerified } from '../download/delete-verified.js';
import { downloadStills } from '../download/download-stills.js';
import { downloadTake, type FilmOutcome, type TakeDownload } from '../download/download-take.js';
import { takeFilms } from '../download/take-films.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { MOST_AT_ONCE, readAtOnce, readRate } from '../input/read-pace.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { nearPath } from '../output/near-path.js';
import { filmsText, takeTitle } from '../output/take-texts.js';
import { TAKE_HELP } from './takes-show.js';

const LEAST_RATE = 1000;

interface DownloadOptions extends ClientOptions {
  readonly to: string;
  readonly limitRate?: string;
  readonly atOnce: string;
  readonly deleteVerified?: boolean;
}

const AFTER = `
The folder is that of the take, such as walk_take-2: cam-1.mp4, cam-1.part2.mp4 …, certificate.json, certificate.html,
timeline.otio and an edit list of each camera, cam-1.edl. What broke off goes on where it was, what is there is not fetched again.`;

export const addTakeDownload: AddCommand = (takes, context, finish) => {
  const command = takes
    .command('download')
    .description(
      'fetch all films or pictures of a take, each checked against its SHA-256, into a folder for editors',
    )
    .argument('<take>', TAKE_HELP)
    .option('--to <folder>', 'where the folder of the take goes', '.')
    .option('--limit-rate <bytes>', 'a second, of all films together, such as 20MB')
    .option('--at-once <n>', `how many films side by side, 1 to ${MOST_AT_ONCE}`, '4')
    .option(
      '--delete-verified',
      'then delete from the cameras those whose copies were checked, but none marked "keep"',
    );
  addClientOptions(command, [
    'rollcall takes download 4f7s2k3jq5abcdef --to films',
    'rollcall takes download 4f7s2k3jq5abcdef --limit-rate 20MB --at-once 2',
    'rollcall takes download 4f7s2k3jq5abcdef --delete-verified',
  ])
    .addHelpText('after', AFTER)
    .action((id: string) => {
      const options = command.optsWithGlobals<DownloadOptions>();
      return asClient(context, options, finish, (client) => download(client, id, options));
    });
};

async function download(client: Client, id: string, options: DownloadOptions): Promise<ExitCode> {
  const atOnce = readAtOnce(options.atOnce);
  const pace = paceOf(client, options);
  const api = new TakesApi(client.rollcall);
  const take = await api.one(id);
  if (take.kind === 'still' && options.deleteVerified === true)
    throw usageError('The pictures of a take cannot be deleted from afar: leave --delete-verified away');
  const certificate = await api.certificate(id);
  const folder = join(resolve(options.to), takeFolderName(take));
  const proofs = await withFiles(folder, () => writeProofs(api.proofsOf(id), certificate, folder));
  if (take.kind === 'still') return fetchStills(client, take, { folder, atOnce, pace }, proofs);
  const films = await takeFilms(client.api, take, certificate);
  const outcomes = await downloadTake(client, films, { folder, atOnce, pace });
  const deletions = options.deleteVerified === true ? await deleteAll(client, outcomes) : [];
  if (client.json) client.output.json({ takeId: id, folder, proofs, items: itemsOf(outcomes, deletions) });
  else tell(client, take, folder, outcomes, options);
  const isWhole = isOver(take) && outcomes.every((film) => !('error' in film));
  return isWhole && !deletions.includes('refused') ? EXIT.done : EXIT.failed;
}

async function fetchStills(
  client: Client,
  take: TakeView,
  to: TakeDownload,
  proofs: readonly string[],
): Promise<ExitCode> {
  const items = await downloadStills(client, take, to);
  const fetched = items.filter((item) => !('error' in item)).length;
  if (client.json) client.output.json({ takeId: take.id, folder: to.folder, proofs, items });
  else
    client.output.line(
      `${nearPath(to.folder)}: ${fetched} of ${items.length} pictures of ${takeTitle(take)}`,
    );
  return isOver(take) && fetched === items.length ? EXIT.done : EXIT.failed;
}

/** One after the other: each is told before the next is lost. */
async function deleteAll(client: Client, films: readonly FilmOutcome[]): Promise<(Deletion | undefined)[]> {
  const deletions: (Deletion | undefined)[] = [];
  for (const film of films) deletions.push(await deleteVerified(client, film));
  return deletions;
}

function itemsOf(films: readonly FilmOutcome[], deletions: readonly (Deletion | undefined)[]): object[] {
  return films.map(({ recording, isOnCamera: _, ...film }, i) => {
    const deletion = deletions[i];
    const { cameraId, id: recordingId } = recording;
    return { cameraId, recordingId, ...film, ...(deletion !== undefined && { deletion }) };
  });
}

function tell(
  { output }: Client,
  take: TakeView,
  folder: string,
  films: readonly FilmOutcome[],
  { deleteVerified: isDeleted }: DownloadOptions,
): void {
  const fetched = films.filter((film) => !('error' in film)).length;
  output.line(`${nearPath(folder)}: ${fetched} of ${films.length} films of ${takeTitle(take)}`);
  const verified = films.filter((film) => film.isOnCamera && isVerified(film)).length;
  if (isDeleted !== true && verified > 0)
    output.note(`--delete-verified deletes from the cameras what was checked: ${filmsText(verified)}.`);
  if (!isOver(take)) output.note(`The take is ${take.state}: films may be missing. Fetch it again later.`);
}

function paceOf({ clock, signal }: Client, { limitRate }: DownloadOptions): Pace {
  if (limitRate === undefined) return UNHURRIED;
  return rateLimit(readRate(limitRate, LEAST_RATE), clock, signal);
}
