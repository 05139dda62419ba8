/**
 * A bare socket in a host of a lab, at the port of the roll call, or at one of its own to ask from. It prints what it
 * hears, a line each. Arguments: the host name that it answers calls with, or `-` for none; the address of somebody to
 * ask.
 */
import { udpPeer } from '../../../apps/discovery/test/support/udp-peer.js';

const PORT = 9897;

const [hostname = '-', asked] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

// At the port of the roll call discovery would be given the answers, where it runs in the same host.
const port = asked === undefined ? PORT : 0;
const peer = await udpPeer({ port }, (text) => {
  say(`heard ${text.trim()}`);
  const isCall = text.startsWith('[98');
  return isCall && hostname !== '-' ? `[99,${JSON.stringify(hostname)}]\n` : undefined;
});
// A window of 0: who answers, answers at once.
const call = '[98,{"v":1,"search":"by-hand","window":0,"from":"by-hand"}]\n';
if (asked !== undefined) await peer.send(call, asked, PORT);
say('ready');
