import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { brokerPlace } from '#bus/broker-place.js';
import { pinnedSocket } from '#network/pinned-socket.js';

const TIMEOUT_MS = 5000;
/** MQTT 3.1.1, 3.1: no user name, a clean session, ten seconds, the client id "x". */
const CONNECT = Buffer.from([0x10, 13, 0, 4, ...Buffer.from('MQTT'), 4, 2, 0, 10, 0, 1, 0x78]);
const CONNACK = 0x20;

/** Whether the broker accepts a CONNECT that names nobody. Rejects where it is not reached. */
export async function connectWithoutUser(url: string, signal: AbortSignal): Promise<boolean> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const socket = await socketTo(url, limit);
  try {
    socket.write(CONNECT);
    const answer = await Promise.race([
      once(socket, 'data', { signal: limit }).then(([data]) => data as Buffer),
      once(socket, 'close', { signal: limit }).then(() => undefined),
    ]);
    return answer?.[0] === CONNACK && answer[3] === 0;
  } finally {
    socket.destroy();
  }
}

async function socketTo(url: string, signal: AbortSignal): Promise<Socket> {
  const { fingerprint, ...at } = brokerPlace(url);
  if (fingerprint !== undefined) return pinnedSocket({ ...at, fingerprint }, signal);
  const socket = connect({ ...at, signal });
  await once(socket, 'connect');
  // What ends it afterwards is told by its close.
  socket.on('error', () => undefined);
  return socket;
}
