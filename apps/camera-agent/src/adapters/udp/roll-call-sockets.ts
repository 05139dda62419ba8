import type { Logger } from '#contracts/ports/logger.js';
import { openRollCallPort } from '#network/roll-call-port.js';
import { EVERY_ADDRESS, UdpSocket, type UdpSocketEvents } from '#network/udp-socket.js';

/**
 * Two sockets: what is sent to a shared port reaches the last one bound alone, so answers come from a port of their own,
 * where a search that is meant for this agent alone arrives as well.
 */
export interface RollCallSockets {
  readonly listening: Pick<UdpSocket, 'close'>;
  readonly own: Pick<UdpSocket, 'send' | 'close'>;
}

export type OpenRollCallSockets = (
  port: number,
  events: UdpSocketEvents,
  logger: Logger,
) => Promise<RollCallSockets>;

/** At every address of this host. Rejects with a StartError when another program keeps the port. */
export const openRollCallSockets: OpenRollCallSockets = async (port, events, logger) => {
  const listening = await openRollCallPort(port, events, logger);
  const own = await UdpSocket.open(EVERY_ADDRESS, 0, events, logger);
  return { listening, own };
};
