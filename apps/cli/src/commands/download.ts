import { resolve } from 'node:path';
import { forEditors } from '#collection/wanted-film.js';
import type { FleetRecordings } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import { recordingsOf } from '../client/recordings-of.js';
import type { AddCommand } from '../command.js';
import { downloadable, latestOfEach, withIds } from '../download/choose-recordings.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { problemLine } from '../output/problem-line.js';
import { downloadEach } from './download-each.js';

interface DownloadOptions extends ClientOptions {
  readonly all?: boolean;
  readonly latest?: boolean;
  readonly progressive?: boolean;
  readonly output: string;
}

export const addDownload: AddCommand = (program, context, finish) => {
  const command = program
    .command('download')
    .description('fetch recordings; what broke off goes on where it was, what is there is not fetched again')
    .argument('[camera]', 'id, label or host name; without it, every camera')
    .argument('[recordings...]', 'ids, as "rollcall recordings" lists them')
    .option('--all', 'every recording')
    .option('--latest', 'the newest recording of each camera, all its parts')
    .option(
      '--progressive',
      'for editors: tables in front, cut to the frames asked for; begun anew when it breaks off',
    )
    .option('-o, --output <folder>', 'where the files go', '.');
  addClientOptions(command, [
    'rollcall download --latest -o films',
    'rollcall download cam-1 4f7s2k3jq5abcdef',
  ]).action((camera: string | undefined, recordings: string[], options: DownloadOptions) =>
    asClient(context, options, finish, (client) => download(client, camera, recordings, options)),
  );
};

async function download(
  client: Client,
  camera: string | undefined,
  ids: readonly string[],
  options: DownloadOptions,
): Promise<ExitCode> {
  if ([ids.length > 0, options.all, options.latest].filter(Boolean).length !== 1)
    throw usageError('Name recordings, or say --all or --latest: one of the three');
  const fleet = await recordingsOf(client.api, camera);
  const films = chosen(fleet, ids, options);
  const code = await downloadEach(
    client,
    options.progressive ? films.map(forEditors) : films,
    resolve(options.output),
    fleet.unreached,
  );
  for (const { cameraId, error } of fleet.unreached) client.output.note(problemLine(cameraId, error));
  return fleet.unreached.length === 0 ? code : EXIT.failed;
}

function chosen({ items }: FleetRecordings, ids: readonly string[], options: DownloadOptions): Recording[] {
  if (ids.length > 0) return withIds(items, ids);
  return options.latest ? latestOfEach(downloadable(items)) : downloadable(items);
}
