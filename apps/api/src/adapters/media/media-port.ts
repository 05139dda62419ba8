import type { IncomingMessage } from 'node:http';
import type { MediaAction } from '#credentials/media-ticket.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock } from '#contracts/ports/clock.js';
import { isLoopback } from '#runtime/listen.js';
import type { CameraDirectory } from '../../domain/fleet/camera-directory.js';
import {
  NotConnected,
  sendMediaRequest,
  type MediaAddress,
  type MediaRequest,
  type MediaTimeouts,
} from './media-request.js';

const PLAIN = 'it offers plain text only, in which a ticket and films would cross the network';
/** Addresses that are tried: an agent with more has its best ones first. */
const MAX_ATTEMPTS = 8;

/** The media ports of the agents, asked with tickets that this API signs. */
export class MediaPort {
  constructor(
    /** A new one for each request. */
    private readonly ticketFor: (camera: string, action: MediaAction) => Promise<string>,
    private readonly cameras: CameraDirectory,
    private readonly clock: Clock,
    private readonly timeouts: MediaTimeouts,
    /** Agents beyond this host may be asked in plain text. */
    private readonly insecureLan: boolean,
  ) {}

  /** The head of the agent's answer, whatever its status. Rejects with `camera-unreachable`, or as the directory does. */
  async ask(camera: string, action: MediaAction, request: MediaRequest): Promise<IncomingMessage> {
    const { addresses, port, fingerprint } = this.cameras.mediaPort(camera);
    const failures: string[] = [];
    for (const host of addresses.slice(0, MAX_ATTEMPTS)) {
      try {
        if (fingerprint === undefined && !this.mayBePlain(host)) throw new NotConnected(PLAIN);
        return await this.send({ host, port, fingerprint }, camera, action, request);
      } catch (error) {
        failures.push(`${host} port ${port}: ${reason(error)}`);
        if (!(error instanceof NotConnected) || request.signal.aborted) break;
      }
    }
    const tried = failures.length > 0 ? failures.join('; ') : 'it announced no address';
    throw new RollcallError('camera-unreachable', `Camera ${camera} could not be asked (${tried}).`);
  }

  /** A ticket is good once, so each attempt has its own. */
  private async send(
    at: MediaAddress,
    camera: string,
    action: MediaAction,
    request: MediaRequest,
  ): Promise<IncomingMessage> {
    const authorization = `Bearer ${await this.ticketFor(camera, action)}`;
    const headers = { ...request.headers, authorization };
    return sendMediaRequest(at, { ...request, headers }, this.timeouts, this.clock);
  }

  private mayBePlain(host: string): boolean {
    return this.insecureLan || isLoopback(host);
  }
}

function reason(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
