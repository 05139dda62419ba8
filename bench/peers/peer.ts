import type { Host } from '#testing/netlab/host.js';
import type { Program } from '#testing/program.js';
import type { Scene } from '../parts/scene.js';
import type { Browser } from './browser.js';

/** A program that finds services on a network, in a lab of hosts. */
export interface Peer {
  readonly name: string;
  /** Makes a host say that it is there, by the host's name. */
  respond(scene: Scene, host: Host): Program;
  /** Begins to look on the operator's host, with nothing known from before. */
  browse(scene: Scene, operator: Host): Promise<Browser>;
}

/** Of the operator's host in every lab. */
export const OPERATOR = '10.77.1.1';
