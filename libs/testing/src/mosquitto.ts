import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';
import { tempDir } from './temp-dir.js';
import { toolPath } from './tools.js';

const INSTALLED = '/etc/mosquitto/rollcall';

export interface MosquittoFiles {
  /** Lines of the password file. */
  readonly passwords: string;
  /** Lines behind those of the acl file. */
  readonly moreAcl?: string;
  readonly port?: number;
}

/** Debian's mosquitto with the files of deploy/mosquitto, but for their folder and the port. */
export class Mosquitto {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async start({ passwords, moreAcl = '', port: wanted }: MosquittoFiles): Promise<Mosquitto> {
    const folder = await tempDir();
    const port = wanted ?? (await freePort());
    const conf = await readFile('deploy/mosquitto/mosquitto.conf', 'utf8');
    const here = conf.replaceAll(INSTALLED, folder).replace('listener 1883 ', `listener ${port} `);
    // Started by root it becomes another user, who cannot read a folder of root's: stay root there.
    const asWho = process.getuid?.() === 0 ? 'user root\n' : '';
    await writeFile(join(folder, 'mosquitto.conf'), asWho + here);
    await writeFile(join(folder, 'acl'), (await readFile('deploy/mosquitto/acl', 'utf8')) + moreAcl);
    await writeFile(join(folder, 'passwords'), passwords);
    await chmod(join(folder, 'passwords'), 0o600);
    const program = toolPath('mosquitto') ?? 'mosquitto';
    const child = spawn(program, ['-c', join(folder, 'mosquitto.conf')], { stdio: 'ignore' });
    const mosquitto = new Mosquitto(port, child);
    await eventually('mosquitto listens', () => mosquitto.listens());
    return mosquitto;
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill();
    await once(this.child, 'exit');
  }

  private listens(): Promise<boolean> {
    if (this.child.exitCode !== null)
      throw new Error(`mosquitto ended with ${this.child.exitCode}: is a line of its files wrong?`);
    const socket = connect({ port: this.port, host: '127.0.0.1' });
    return new Promise((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    }).then((yes) => {
      socket.destroy();
      return yes === true;
    });
  }
}
