import { findProgram, type ToolEnvironment } from '#runtime/find-program.js';
import { CliError, usageError } from '../cli-error.js';

/** Each takes a film from its standard input and shows what came last rather than all. */
const PLAYERS: Readonly<Record<string, (title: string) => readonly string[]>> = {
  ffplay: (title) => [
    ...['-loglevel', 'error', '-autoexit', '-fflags', 'nobuffer', '-flags', 'low_delay'],
    ...['-window_title', title, '-i', 'pipe:0'],
  ],
  mpv: (title) => ['--no-terminal', '--profile=low-latency', `--title=${title}`, '-'],
  vlc: (title) => [
    '--quiet',
    '--play-and-exit',
    '--network-caching=200',
    `--input-title-format=${title}`,
    '-',
  ],
};

export interface Player {
  readonly name: string;
  /** Its absolute path. */
  readonly program: string;
  readonly args: readonly string[];
}

/** The player that is wanted, or the first that is installed. */
export async function findPlayer(
  wanted: string | undefined,
  title: string,
  environment: ToolEnvironment,
): Promise<Player> {
  const names = wanted === undefined ? Object.keys(PLAYERS) : [wanted];
  for (const name of names) {
    const argsFor = Object.hasOwn(PLAYERS, name) ? PLAYERS[name] : undefined;
    if (!argsFor)
      throw usageError(`"${name}" is no player`, `Name one of ${Object.keys(PLAYERS).join(', ')}.`);
    const program = await findProgram([name], environment);
    if (program !== undefined) return { name, program, args: argsFor(title) };
  }
  throw new CliError(
    'failed',
    `There is no player here: ${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} not on the PATH`,
    {
      advice:
        'Install one, such as "sudo apt install ffmpeg", which has ffplay, or give the film to another program: rollcall live … --to-stdout | …',
    },
  );
}
