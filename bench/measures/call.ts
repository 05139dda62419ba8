import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing/eventually.js';
import type { Figure, Sample } from '../figure.js';
import type { Measure } from '../measure.js';
import { CAMERAS, startCameras, startUp } from '../parts/fleet.js';

const FIRST: Figure = { what: '`[98]` sent from a bare UDP socket → the first answer', unit: 'ms' };
const LAST: Figure = { what: '`[98]` sent from a bare UDP socket → the answers of all 3 agents', unit: 'ms' };

const CALLS = 4;
/** An agent answers one address five times a second at most, and discovery asks from the same one. */
const APART_MS = 1500;

export const call: Measure = {
  name: 'call',
  what: `how soon three agents answer a bare roll call; ${CALLS} calls each run`,
  async run(scene) {
    await startUp(scene);
    await startCameras(scene, CAMERAS);
    const socket = await boundSocket();
    const samples: Sample[] = [];
    try {
      for (let i = 0; i < CALLS; i += 1) {
        samples.push(...(await callOnce(socket, scene.place.ports.discovery)));
        await pause(APART_MS);
      }
    } finally {
      socket.close();
    }
    return samples;
  },
};

async function callOnce(socket: Socket, port: number): Promise<Sample[]> {
  /** By port: each agent answers from one of its own. */
  const answers = new Map<number, number>();
  const heard = (_: Buffer, from: RemoteInfo): void => {
    if (!answers.has(from.port)) answers.set(from.port, performance.now());
  };
  socket.on('message', heard);
  const sent = performance.now();
  socket.send('[98]\n', port, '127.255.255.255');
  await eventually('three answers', () => answers.size >= CAMERAS.length);
  socket.off('message', heard);
  const times = [...answers.values()].map((at) => at - sent);
  return [
    { figure: FIRST, value: Math.min(...times) },
    { figure: LAST, value: Math.max(...times) },
  ];
}

async function boundSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, '0.0.0.0');
  await once(socket, 'listening');
  socket.setBroadcast(true);
  return socket;
}
