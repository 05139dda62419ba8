import type { IncomingMessage } from 'node:http';
import { credentialOf } from '#credentials/credential.js';
import { signTicket, type MediaAction } from '#credentials/media-ticket.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock } from '#contracts/ports/clock.js';
import { isLoopback } from '#runtime/listen.js';
import type { CameraDirectory } from '../../domain/fleet/camera-directory.js';
import { NotConnected, sendMediaRequest, type MediaRequest, type MediaTimeouts } from './media-request.js';

const PLAIN = 'it offers plain text only, in which a ticket and films would cross the network';
/** Addresses that are tried: an agent with more has its best ones first. */
const MAX_ATTEMPTS = 8;

/** The media ports of the agents, asked with tickets that this API signs. */
export class MediaPort {
  constructor(
    private readonly fleetSecret: string,
    private readonly cameras: CameraDirectory,
    private readonly clock: Clock,
    private readonly timeouts: MediaTimeouts,
    /** Agents beyond this host may be asked in plain text. */
    private readonly insecureLan: boolean,
  ) {}

  /** The head of the agent's answer, whatever its status. Rejects with `camera-unreachable`, or as the directory does. */
  async ask(camera: string, action: MediaAction, request: MediaRequest): Promise<IncomingMessage> {
    const { addresses, port, fingerprint } = this.cameras.mediaPort(camera);
    const ticket = await signTicket(credentialOf(this.fleetSecret, camera), camera, action, this.clock.now());
    const headers = { ...request.headers, authorization: `Bearer ${ticket}` };
    const failures: string[] = [];
    for (const host of addresses.slice(0, MAX_ATTEMPTS)) {
      try {
        if (fingerprint === undefined && !this.mayBePlain(host)) throw new NotConnected(PLAIN);
        const at = { host, port, fingerprint };
        return await sendMediaRequest(at, { ...request, headers }, this.timeouts, this.clock);
      } catch (error) {
        failures.push(`${host} port ${port}: ${reason(error)}`);
        if (!(error instanceof NotConnected) || request.signal.aborted) break;
      }
    }
    const tried = failures.length > 0 ? failures.join('; ') : 'it announced no address';
    throw new RollcallError('camera-unreachable', `Camera ${camera} could not be asked (${tried}).`);
  }

  private mayBePlain(host: string): boolean {
    return this.insecureLan || isLoopback(host);
  }
}

function reason(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
