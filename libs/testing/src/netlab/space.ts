import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { enter, labTool } from './namespaces.js';
import { runTool } from './run-tool.js';

/**
 * A process that holds namespaces. It reads from this process and ends at the end of that, which also comes when this
 * process is killed; with the last process in a namespace the kernel takes away all that was made there.
 */
export class Space {
  private constructor(
    private readonly holder: ChildProcess,
    readonly pid: number,
    private readonly kinds: readonly string[],
  ) {}

  /** `command` makes the namespaces, in which the script is run; `inside` enters those of these kinds. */
  static async open(command: readonly string[], script: string, kinds: readonly string[]): Promise<Space> {
    const [program, ...args] = [...command, 'sh', '-ec', `${script}\necho ready\nexec cat`];
    // A session of its own: Ctrl-C in the terminal ends nothing before its time.
    const holder = spawn(program, args, { stdio: 'pipe', detached: true });
    await ready(holder);
    if (holder.pid === undefined) throw new Error('a namespace has no process');
    return new Space(holder, holder.pid, kinds);
  }

  /** The command that runs a program in here: a process that ends with the one that starts it. */
  inside(command: readonly string[]): string[] {
    // setpriv comes after nsenter, whose change of credentials takes the wish back; a new mount namespace starts at /.
    const bound = [labTool('setpriv'), '--pdeathsig', 'KILL', '--', 'env', '-C', process.cwd()];
    return [...enter(this.pid, this.kinds), ...bound, ...command];
  }

  /** Runs `ip` with these lines; the first that fails is the last. */
  async ip(...lines: readonly string[]): Promise<void> {
    await runTool([...enter(this.pid, ['--net']), labTool('ip'), '-batch', '-'], `${lines.join('\n')}\n`);
  }

  async nft(rules: string): Promise<void> {
    await runTool([...enter(this.pid, ['--net']), labTool('nft'), '-f', '-'], rules);
  }

  async close(): Promise<void> {
    if (this.holder.exitCode !== null || this.holder.signalCode !== null) return;
    const ended = once(this.holder, 'exit');
    this.holder.kill('SIGKILL');
    await ended;
  }
}

/** Resolves once the script has run; rejects with what it wrote to standard error where it failed. */
function ready(holder: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let errors = '';
    holder.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
    holder.stdout?.once('data', () => resolve());
    holder.once('error', reject);
    holder.once('close', () => reject(new Error(`a namespace could not be made: ${errors.trim()}`)));
  });
}
