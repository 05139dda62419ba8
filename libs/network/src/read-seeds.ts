import { formatIpv4, parseIpv4 } from '#contracts/net/ipv4.js';
import type { EnvReader } from '#runtime/env.js';

/** ROLLCALL_SEEDS: the addresses that are called by unicast as well. */
export function readSeeds(env: EnvReader): string[] {
  const seeds = env.list('ROLLCALL_SEEDS', parseIpv4, 'IPv4 addresses such as 192.168.1.20,10.0.0.7');
  return (seeds ?? []).map(formatIpv4);
}
