import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Event } from '#contracts/messages/event.js';
import { monotonicMs } from '../rack/protocol.js';
import { noteOf, type SpeakOptions } from './protocol.js';
import type { TroupeAgent } from './troupe-agent.js';

/** Lets the agents say events in turn. Resolves when the broker has the last one. */
export async function speak(agents: readonly TroupeAgent[], options: SpeakOptions): Promise<void> {
  const { perSecond, count, padding = 0, alsoTo } = options;
  const line = alsoTo === undefined ? undefined : await connectedTo(alsoTo);
  const said: Promise<void>[] = [];
  const began = performance.now();
  for (let number = 0; number < count; number += 1) {
    await pause(Math.max(0, began + (number * 1000) / perSecond - performance.now()));
    const agent = agents[number % agents.length];
    if (!agent) throw new Error('a troupe without agents');
    const event = eventOf(agent.id, number, padding);
    line?.write(`${JSON.stringify(event)}\n`);
    said.push(agent.say(event));
  }
  await Promise.all(said);
  line?.end();
}

function eventOf(cameraId: string, number: number, padding: number): Event {
  const time = new Date().toISOString();
  const id = `rec-${number}`;
  const size = { width: 640, height: 480, bytes: 0, frames: 0, droppedFrames: 0, durationMs: 0 };
  const film = { id, cameraId, state: 'recording', startedAt: time, timeSource: 'arrival', ...size } as const;
  const note = noteOf(number, monotonicMs()).padEnd(padding, '.');
  const data = { ...film, note };
  return { id: `event-${number}`, type: 'recording.started', time, subject: id, data };
}

async function connectedTo(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}
