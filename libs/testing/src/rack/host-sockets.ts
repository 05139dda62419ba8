import type { OpenRollCallSockets } from '#camera-agent/adapters/udp/roll-call-sockets.js';
import { openRollCallPort } from '#network/roll-call-port.js';
import { UdpSocket, type UdpSocketEvents } from '#network/udp-socket.js';
import type { Air } from './air.js';

export interface HostSocketOptions {
  readonly address: string;
  readonly air: Air;
  /** Where announcements would go; undefined where they may. */
  readonly unsaidTo: string | undefined;
  readonly bound: () => void;
  readonly sending: () => void;
}

/** The sockets of one host among many of this machine: it answers from an address of its own. */
export function hostSockets({
  address,
  air,
  unsaidTo,
  bound,
  sending,
}: HostSocketOptions): OpenRollCallSockets {
  return async (port, events, logger) => {
    // A broadcast reaches all hosts of this machine as one: each loses it by itself, here.
    const received: UdpSocketEvents['received'] = (bytes, from) => {
      if (air.carries('in')) events.received(bytes, from);
    };
    const listening = await openRollCallPort(port, { ...events, received }, logger);
    const own = await UdpSocket.open(address, 0, { ...events, received }, logger);
    bound();
    const send: UdpSocket['send'] = async (bytes, to) => {
      if (to.address === unsaidTo || !air.carries('out')) return;
      sending();
      await own.send(bytes, to);
    };
    return { listening, own: { send, close: () => own.close() } };
  };
}
