import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { isPassword, MIN_PASSWORD } from '#contracts/password.js';
import { usageError } from '../cli-error.js';
import type { Context, Input } from '../context.js';
import { Interrupted } from '../interrupted.js';

/** More is no password, whoever sends it. */
const MAX_BYTES = 4096;

/**
 * A new password: asked for twice on a terminal, without showing it, else the first line of standard input. Never an
 * argument, as every user of the host can read those. Throws a usage error for one that cannot be used.
 */
export async function askPassword(context: Context): Promise<string> {
  const { stdin } = context;
  const password = stdin.isTTY ? await askTwice(context) : await firstLine(stdin);
  if (isPassword(password)) return password;
  throw usageError(
    'The password cannot be used',
    `It needs ${MIN_PASSWORD} characters or more, without control characters.`,
  );
}

async function askTwice({ stdin, output, signal }: Context): Promise<string> {
  // Readline echoes what is typed to its output: it gets one that drops it.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  // Before anything is asked, for it is what stops the terminal's own echo, and one for both: what is typed ahead is
  // not shown either.
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true });
  const left = new AbortController();
  const leave = (): void => left.abort(new Interrupted('signal'));
  // To a readline Ctrl-C is a key, not a signal; Ctrl-D closes it.
  lines.once('SIGINT', leave).once('close', leave);
  const either = AbortSignal.any([signal, left.signal]);
  const ask = (question: string): Promise<string> => {
    output.note(question);
    return lines.question('', { signal: either });
  };
  try {
    const password = await ask('Password: ');
    if ((await ask('Once more: ')) === password) return password;
  } catch (error) {
    either.throwIfAborted();
    throw error;
  } finally {
    lines.close();
  }
  throw usageError('The two passwords differ');
}

async function firstLine(stdin: Input): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk as Buffer));
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_BYTES) throw usageError('What comes on standard input is too long to be a password');
  }
  return Buffer.concat(chunks).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
}
