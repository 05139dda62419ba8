import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Builds the program that is measured; what the build says goes to standard error. */
export async function build(signal: AbortSignal): Promise<void> {
  const npm = spawn('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 2, 2], signal });
  const [code] = (await once(npm, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the build failed');
}
