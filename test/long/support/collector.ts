import { once } from 'node:events';
import { WebSocket } from 'ws';
import { eventually } from '#testing/eventually.js';
import type { Program } from '#testing/program.js';

const DEADLINE_MS = 10_000;

/** What a program is started with whose garbage is to be collected by hand: its inspector listens on loopback. */
export const INSPECTED = { NODE_OPTIONS: '--inspect=127.0.0.1:0' } as const;

/** Has V8 collect all garbage of a program that was started with `INSPECTED`. */
export async function collectGarbage(program: Program): Promise<void> {
  const [, url = ''] = await eventually(
    'an inspector',
    () => /listening on (ws:\S+)/.exec(program.stderr) ?? false,
  );
  const socket = new WebSocket(url, { handshakeTimeout: DEADLINE_MS });
  try {
    await once(socket, 'open');
    socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
    await once(socket, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) });
  } finally {
    socket.close();
  }
}
