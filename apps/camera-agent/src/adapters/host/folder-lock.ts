import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { StartError } from '#runtime/start-error.js';

/**
 * Keeps a second agent away from a data folder: at its start it would repair the film that the first one writes.
 * The lock is a socket with a name in Linux's abstract name space, which the kernel frees when the process ends,
 * however it ends. The name tells the folder, not its path: two containers may call two volumes the same. Processes in
 * different network namespaces do not see each other's locks.
 */
export class FolderLock {
  private server: Server | undefined;

  constructor(private readonly path: string) {}

  /** Throws a StartError when another process holds it. */
  async take(): Promise<void> {
    const { dev, ino } = await stat(this.path, { bigint: true });
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => reject(this.explained(error)));
      server.listen(`\0rollcall-agent-${dev}-${ino}`, resolve);
    });
    this.server = server.unref();
  }

  async release(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  private explained(error: NodeJS.ErrnoException): Error {
    if (error.code !== 'EADDRINUSE') return error;
    return new StartError(
      `Another agent uses the folder ${this.path}: end it, or set ROLLCALL_ID or ROLLCALL_DATA_DIR to another one.`,
    );
  }
}
