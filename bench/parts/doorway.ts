import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Host } from '#testing/netlab/host.js';
import type { Scene } from './scene.js';

const PROGRAM = 'bench/parts/doorway-program.ts';

/**
 * Lets this process speak with the API on a host of a lab, at the port that it has there: hosts have networks of their
 * own and share the disk, so the connections go through a socket that is a file. Closed with the work, however that ends.
 */
export async function withDoorway<T>(
  { place, folder }: Scene,
  host: Host,
  work: () => Promise<T>,
): Promise<T> {
  const path = join(folder, 'doorway');
  const program = host.source(PROGRAM, [path, String(place.ports.http)]);
  await program.says('open');
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(path);
    for (const socket of [near, far]) {
      sockets.add(socket);
      // How one of them ends is how the other does.
      socket.on('error', () => undefined).on('close', () => [near, far].forEach((end) => end.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  await once(server.listen(place.ports.http, '127.0.0.1'), 'listening');
  try {
    return await work();
  } finally {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
}
