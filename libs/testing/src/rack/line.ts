import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A host's TCP line to the broker, which may be cut as a cable is: both ends hear nothing, and none is told. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private isCut = false;

  private constructor(
    private readonly server: Server,
    private readonly to: URL,
  ) {
    server.on('connection', (near) => this.join(near));
  }

  static async to(url: string): Promise<Line> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Line(server, new URL(url));
  }

  get url(): string {
    return `mqtt://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /** As the system does when a process is killed: everything is closed. */
  close(): void {
    this.isCut = true;
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(near: Socket): void {
    const far = this.isCut ? undefined : connect(Number(this.to.port), this.to.hostname);
    for (const [socket, other] of [[near, far] as const, ...(far ? [[far, near] as const] : [])]) {
      socket.setNoDelay(true);
      this.sockets.add(socket);
      socket.on('error', () => other?.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        // A cut line tells nobody that its other end has gone.
        if (!this.isCut) other?.destroy();
      });
      if (other) socket.pipe(other, { end: false });
    }
    near.on('end', () => !this.isCut && far?.end());
    far?.on('end', () => !this.isCut && near.end());
  }
}
