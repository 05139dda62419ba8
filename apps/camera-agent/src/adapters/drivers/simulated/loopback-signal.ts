import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { SyncChannel, SyncSignal, SyncWord } from '../../../domain/simulation/sync-signal.js';
import { decodeWord, encodeWord } from '../../../domain/simulation/sync-word.js';

/** As real cameras do, at another port: those must not hear it. */
const ADDRESS = '239.255.255.250';
const PORT = 10_001;
/** It never leaves this host. */
const LOOPBACK = '127.0.0.1';

/** Multicast on the loopback interface: all simulated cameras of one host hear it, whichever process they are in. */
export const loopbackSignal: SyncSignal = {
  async open(group: string, heard: (word: SyncWord) => void): Promise<SyncChannel> {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    socket.on('message', (bytes) => {
      const word = decodeWord(bytes, group);
      if (word) heard(word);
    });
    try {
      await join(socket);
    } catch (error) {
      socket.close();
      throw error;
    }
    // What cannot be sent now is said again soon.
    socket.on('error', () => undefined);
    return {
      say: (word) => socket.send(encodeWord(group, word), PORT, ADDRESS, () => undefined),
      close: () => socket.close(),
    };
  },
};

async function join(socket: Socket): Promise<void> {
  socket.bind(PORT, ADDRESS);
  await once(socket, 'listening');
  socket.addMembership(ADDRESS, LOOPBACK);
  socket.setMulticastInterface(LOOPBACK);
  socket.setMulticastTTL(0);
}
