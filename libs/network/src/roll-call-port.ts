import type { Logger } from '#contracts/ports/logger.js';
import { listenError } from '#runtime/listen.js';
import { EVERY_ADDRESS, UdpSocket, type UdpSocketEvents } from './udp-socket.js';

/**
 * Opens the port of the roll call at every address, beside the other parts on this host. Rejects with a StartError
 * when a program keeps the port for itself: who holds it at one address holds it against every address.
 */
export async function openRollCallPort(
  port: number,
  events: UdpSocketEvents,
  logger: Logger,
): Promise<UdpSocket> {
  try {
    return await UdpSocket.open(EVERY_ADDRESS, port, events, logger);
  } catch (error) {
    const refused = error as NodeJS.ErrnoException;
    throw listenError(refused, 'the roll call', `UDP port ${port}`, 'ROLLCALL_DISCOVERY_PORT');
  }
}
