import type { Wish } from '../../domain/choose-targets.js';
import type { TargetSeen } from '../../domain/seen/target.js';
import { tryConnect } from './connect.js';

/** The first port that an agent takes for its films. */
const MEDIA_PORT = 9898;

/** Connects to the film port of an address that was silent: that tells a host that is not there from a firewall. */
export async function reachSilent(
  { address, service }: Wish,
  signal: AbortSignal,
): Promise<NonNullable<TargetSeen['tcp']>> {
  const port = service?.port ?? MEDIA_PORT;
  return { port, outcome: await tryConnect(address, port, signal) };
}
