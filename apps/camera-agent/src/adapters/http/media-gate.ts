import type { KeyObject } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { checkTicket, type MediaAction } from '#credentials/media-ticket.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import { SpentTickets } from '../../domain/media/spent-tickets.js';

/** Lets in whoever bears a ticket that the operator signed for this camera and action, once. */
export class MediaGate {
  private readonly spent = new SpentTickets();

  constructor(
    private readonly cameraId: string,
    private readonly operatorKey: KeyObject,
    private readonly operatorTime: OperatorTime,
  ) {}

  /** Throws `unauthenticated`, `clock-unknown` or `forbidden`. */
  async admit(request: IncomingMessage, action: MediaAction): Promise<void> {
    const ticket = /^Bearer +([\w.-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (ticket === undefined)
      throw new RollcallError('unauthenticated', 'No ticket came with the request.', {
        advice: 'Ask the API for recordings: it signs the ticket that this port wants.',
      });
    // Whether a ticket has expired is a question of the operator's time.
    if (!this.operatorTime.known)
      throw new RollcallError(
        'clock-unknown',
        'The ticket cannot be checked: the time of the operator is not known.',
      );
    const use = { camera: this.cameraId, action };
    const now = this.operatorTime.now();
    const good = await checkTicket(this.operatorKey, ticket, use, now);
    if (!this.spent.spend(good, now)) throw new RollcallError('forbidden', 'The ticket was used before.');
  }
}
