import type { Host } from '#testing/netlab/host.js';
import type { Program } from '#testing/program.js';
import type { Scene } from '../parts/scene.js';
import type { Browser } from './browser.js';

/** A program that finds services on a network, in a lab of hosts. */
export interface Peer {
  readonly name: string;
  /** Why it cannot run on this machine, and what to do about it. */
  hindrance(): string | undefined;
  /** Writes what its programs read. */
  prepare?(scene: Scene): Promise<void>;
  /** Makes a host say that it is there, by the host's name. */
  respond(scene: Scene, host: Host): Program | Promise<Program>;
  /** Begins to look on the operator's host, with nothing known from before. */
  browse(scene: Scene, operator: Host): Promise<Browser>;
}
