import type { Host } from '#testing/netlab/host.js';
import type { Program } from '#testing/program.js';

const PROGRAM = 'test/lab/support/udp-peer-program.ts';

/** Starts the minimal service of the published idea, by the name of its host. */
export async function minimalService(host: Host): Promise<Program> {
  const peer = host.source(PROGRAM, [host.name]);
  await peer.says('ready');
  return peer;
}

/** Sends a call to one address and prints what it hears. */
export async function asker(host: Host, address: string): Promise<Program> {
  const peer = host.source(PROGRAM, ['-', address]);
  await peer.says('ready');
  return peer;
}
