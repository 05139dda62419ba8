import { spawnSync } from 'node:child_process';
import { missingTools } from '../tools.js';
import { hostScript } from './host-script.js';
import { LAB_TOOLS, OF_A_HOST, outermost } from './namespaces.js';

const DEADLINE_MS = 10_000;
/** One of each that a lab is made of; all of it ends with the shell. */
const PROBE = [
  hostScript('probe', { serial: 'probe' }),
  'ip link add name lan type bridge',
  'ip link add name veth1 type veth peer name eth0',
  'nft add table netdev probe',
].join('\n');

/** Says why no network can be made on this machine; undefined if one can. */
export function whyNoNetworks(): string | undefined {
  if (process.platform !== 'linux')
    return `network namespaces are a part of Linux, this is ${process.platform}`;
  const missing = missingTools(LAB_TOOLS);
  if (missing !== undefined) return `${missing} (on Debian: apt-get install iproute2 nftables util-linux)`;
  const [program, ...args] = [...outermost(), ...OF_A_HOST, 'sh', '-ec', PROBE];
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout: DEADLINE_MS });
  if (status === 0) return undefined;
  const said = stderr.trim().replaceAll('\n', '; ');
  return `network namespaces cannot be made here: ${error?.message ?? said}`;
}
