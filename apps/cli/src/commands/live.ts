import { usageError } from '../cli-error.js';
import { resolveCamera } from '../client/camera-names.js';
import { asClient, type Client } from '../client/client.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { feed } from '../player/feed.js';
import { findPlayer } from '../player/find-player.js';
import { play } from '../player/play.js';

/** The picture of a camera that is lost stands still until it is back. */
const IDLE_MS = 10 * 60_000;

interface LiveOptions extends ClientOptions {
  readonly player?: string;
  readonly keyframes?: boolean;
  readonly toStdout?: boolean;
  readonly output?: string;
}

export const addLive: AddCommand = (program, context, finish) => {
  const command = program
    .command('live')
    .description('show what a camera sees, in ffplay, mpv or vlc, until the player is closed')
    .argument('<camera>', 'id, label or host name')
    .option('--player <name>', 'ffplay, mpv or vlc; without it, the first that is installed')
    .option('--keyframes', 'a picture now and then: for slow networks')
    .option('--to-stdout', 'write the film, fragmented MP4 without an end, for any other program')
    .option('-o, --output <where>', 'the same, as "-o -"');
  addClientOptions(command, [
    'rollcall live cam-1',
    'rollcall live cam-1 --player mpv',
    'rollcall live cam-1 --to-stdout | ffmpeg -i - -frames 1 now.png',
  ]).action((camera: string, options: LiveOptions) =>
    asClient(context, options, finish, (client) => live(client, camera, options)),
  );
};

async function live(client: Client, camera: string, options: LiveOptions): Promise<ExitCode> {
  const toStdout = wantsStdout(client, options);
  const services = await client.api.services();
  const id = resolveCamera(camera, services);
  const title = services.find((each) => each.id === id)?.label ?? id;
  const player = toStdout ? undefined : await findPlayer(options.player, title, client.env);
  const mode = options.keyframes === true ? 'keyframes' : 'full';
  const path = `/cameras/${encodeURIComponent(id)}/live?mode=${mode}`;
  const { chunks } = await client.rollcall.open(path, { idleMs: IDLE_MS });
  if (player) await play(player, chunks, client.env);
  else await feed(chunks, client.output.bytes, { end: false });
  return EXIT.done;
}

function wantsStdout({ output, json }: Client, { toStdout, output: where, player }: LiveOptions): boolean {
  if (json) throw usageError('A film is no JSON: leave out --json');
  if (where !== undefined && where !== '-')
    throw usageError('Only "-o -" is known here', 'Record to keep a film: rollcall record.');
  const wanted = toStdout === true || where === '-';
  if (wanted && player !== undefined) throw usageError('Name a player or say --to-stdout, not both');
  if (wanted && output.isTerminal)
    throw usageError('A film is nothing to read', 'Send it on: rollcall live … --to-stdout | …');
  return wanted;
}
