import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type ToolEnvironment, withoutSecrets } from '#runtime/find-program.js';
import { CliError } from '../cli-error.js';
import { feed } from './feed.js';
import type { Player } from './find-player.js';

/**
 * Gives a film to a player until either ends. The film comes by its standard input, so that the token is neither on its
 * command line nor in its environment. Rejects where the player fails, or the film breaks off.
 */
export async function play(
  player: Player,
  film: AsyncIterable<Uint8Array>,
  environment: ToolEnvironment,
): Promise<void> {
  const child = spawn(player.program, player.args, {
    stdio: ['pipe', 'ignore', 'inherit'],
    env: withoutSecrets(environment),
  });
  const ended = endOf(child, player);
  try {
    // A picture that stands still does not keep a command whose player was closed.
    await Promise.race([ended, feed(film, child.stdin, { end: true }).then(() => ended)]);
  } finally {
    child.kill();
  }
}

async function endOf(child: ChildProcess, { name }: Player): Promise<void> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    if (code === 0 || signal !== null) return;
    throw new CliError('failed', `${name} ended with exit code ${code}`, {
      advice: 'What it said stands above; --player names another one.',
    });
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError('failed', `${name} could not be started`, { cause: error });
  }
}
