import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraView } from '#contracts/http/views.js';
import type { AgentInfo } from '#contracts/messages/agent-info.js';
import { explanationOf } from '#contracts/messages/explanations.js';
import type { Service } from '#contracts/messages/registry.js';
import type { Fleet } from './fleet.js';
import { requireRegistry } from './require-registry.js';
import { isCamera } from './is-camera.js';

/** Finds cameras by id, and says in the words of the catalogue why one cannot be used. */
export class CameraDirectory {
  constructor(private readonly fleet: Fleet) {}

  /** The ids of all cameras, found and lost. */
  all(): string[] {
    return this.cameras().map(({ id }) => id);
  }

  /** The ids of all cameras that are found. Throws like `requireRegistry`: later there may be more. */
  found(): string[] {
    requireRegistry(this.fleet);
    return this.cameras()
      .filter(({ status }) => status === 'found')
      .map(({ id }) => id);
  }

  /** Throws `unknown-camera`, or `camera-not-ready` until its agent has told about it. */
  view(id: string): CameraView {
    this.known(id);
    return this.fleet.camera(id) ?? notConnected(id);
  }

  /** Throws unless the camera would hear a command now. */
  requireCommandable(id: string): void {
    const service = this.known(id);
    if (!this.fleet.brokerConnected) {
      throw new RollcallError(
        'broker-away',
        'There is no connection to the broker, so no command can be sent.',
      );
    }
    requireFound(service);
    if (!this.fleet.isAgentReady(id)) throw disconnected(id);
  }

  /**
   * Where the agent of a found camera serves its media; else throws like the others. Whom the broker has thrown out gets
   * nothing, though its datagrams may still be heard.
   */
  mediaPort(id: string): Pick<AgentInfo, 'addresses' | 'port' | 'fingerprint'> {
    requireFound(this.known(id));
    if (this.fleet.hasAgentLeft(id)) throw disconnected(id);
    return this.fleet.agentInfo(id) ?? notConnected(id);
  }

  /** Throws `unknown-camera`. */
  requireKnown(id: string): void {
    this.known(id);
  }

  /** The name of a known camera for people. */
  label(id: string): string {
    return this.known(id).label;
  }

  private cameras(): Service[] {
    return this.fleet.allServices().filter(isCamera);
  }

  private known(id: string): Service {
    const service = this.fleet.service(id);
    if (service && isCamera(service)) return service;
    if (!service) requireRegistry(this.fleet);
    throw new RollcallError('unknown-camera', 'There is no camera with this id.');
  }
}

function requireFound({ id, status, since, reason }: Service): void {
  if (status === 'found') return;
  const why = explanationOf(reason) ?? reason;
  throw new RollcallError('camera-lost', `Camera ${id} is lost since ${since}: ${why}.`);
}

function disconnected(id: string): RollcallError {
  return new RollcallError('camera-lost', `The agent of camera ${id} is not connected to the broker.`);
}

function notConnected(id: string): never {
  throw new RollcallError('camera-not-ready', `Camera ${id} was found, but its agent has not reported yet.`, {
    advice:
      "See that the agent reaches the broker: its log tells about the broker's address and the credential.",
  });
}
