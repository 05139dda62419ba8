import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing/eventually.js';
import type { Program } from '#testing/program.js';
import { openHostLab, type HostLab } from '../parts/host-lab.js';
import type { Scene } from '../parts/scene.js';
import type { Browser } from './browser.js';
import type { Peer } from './peer.js';

export const HOSTS = 20;
/** A loss that has not come within this is given as so long. */
export const CAP_S = 150;
const ONE_BY_ONE = 5;
const SEARCH_MS = 5000;
const ALL_MS = 90_000;

export interface InLab {
  /** Start of a responder → it is found, ms. */
  readonly found: number;
  /** Hosts found a while after the search began. */
  readonly all: number;
  /** A killed responder, and a host whose cable is cut: until each is lost, s. */
  readonly killed: number;
  readonly cut: number;
}

/** How a peer finds and loses the hosts of a lab. */
export async function measureInLab(scene: Scene, peer: Peer): Promise<InLab> {
  const lab = await openHostLab(HOSTS);
  try {
    await peer.prepare?.(scene);
    const browser = await peer.browse(scene, lab.operator);
    const { found, programs } = await startAll(scene, peer, lab, browser);
    await browser.close();
    const again = await peer.browse(scene, lab.operator);
    await pause(SEARCH_MS);
    const all = again.found;
    await eventually(`${peer.name} finds all`, () => again.found === HOSTS, ALL_MS);
    return { found, all, ...(await loseTwo(lab, programs, again)) };
  } finally {
    await lab.close();
  }
}

/** The first few one after the other: the median of how soon each is found. */
async function startAll(
  scene: Scene,
  peer: Peer,
  { hosts }: HostLab,
  browser: Browser,
): Promise<{ found: number; programs: Program[] }> {
  const programs: Program[] = [];
  const times: number[] = [];
  for (const host of hosts.slice(0, ONE_BY_ONE)) {
    const started = performance.now();
    programs.push(await peer.respond(scene, host));
    const isFound = (): number | undefined => browser.heard('found', host.name);
    times.push((await eventually(`${peer.name} finds ${host.name}`, isFound, ALL_MS)) - started);
  }
  for (const host of hosts.slice(ONE_BY_ONE)) programs.push(await peer.respond(scene, host));
  await eventually(`${peer.name} finds all`, () => browser.found === HOSTS, ALL_MS);
  return { found: times.sort((a, b) => a - b)[ONE_BY_ONE >> 1] ?? NaN, programs };
}

async function loseTwo(
  { hosts: [first, second] }: HostLab,
  [program]: readonly Program[],
  browser: Browser,
): Promise<Pick<InLab, 'killed' | 'cut'>> {
  if (!first || !second || !program) throw new Error('too few hosts');
  const began = performance.now();
  program.child.kill('SIGKILL');
  await second.cable('eth0').cut();
  const lostAfter = async (host: string): Promise<number> => {
    const isLost = (): number | undefined => browser.heard('lost', host, began);
    const at = await eventually('the loss', isLost, CAP_S * 1000).catch(() => undefined);
    return at === undefined ? CAP_S : (at - began) / 1000;
  };
  const [killed, cut] = await Promise.all([lostAfter(first.name), lostAfter(second.name)]);
  return { killed, cut };
}
