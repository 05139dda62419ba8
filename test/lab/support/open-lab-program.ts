/** Opens a lab with a program in one of its hosts, and prints the ids of the processes of both. */
import { NetLab } from '#testing/netlab/net-lab.js';

const lab = await NetLab.open();
const host = await lab.host('left-1', { serial: '10000000abcdef01' });
await host.plug(await lab.bridge('lan'), 'eth0', '10.77.1.11/24');
const program = host.start(['sh', '-c', 'trap "" TERM HUP INT; echo runs; while :; do sleep 1; done']);
await program.says('runs');
process.stdout.write(`${JSON.stringify({ host: host.space.pid, program: program.pid })}\n`);
