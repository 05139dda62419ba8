import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing/eventually.js';
import { whyNoNetworks } from '#testing/netlab/why-no-networks.js';
import type { Program } from '#testing/program.js';
import { hasTool } from '#testing/tools.js';
import type { Figure, Sample, Unit } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { openHostLab, type HostLab } from '../../parts/host-lab.js';
import type { Scene } from '../../parts/scene.js';
import { avahi, writeAvahiFolder } from '../../peers/avahi.js';
import type { Browser } from '../../peers/browser.js';
import type { Peer } from '../../peers/peer.js';
import { rollcall } from '../../peers/rollcall.js';

const HOSTS = 20;
const ONE_BY_ONE = 5;
const SEARCH_MS = 5000;
const ALL_MS = 90_000;
const CAP_MS = 150_000;

type Row = 'found' | 'all' | 'killed' | 'cut';
const ROWS: Record<Row, { readonly what: string; readonly unit: Unit }> = {
  found: { what: 'a responder is started → it is found', unit: 'ms' },
  all: { what: `of ${HOSTS} hosts, found 5 s after the search began`, unit: 'services' },
  killed: { what: 'SIGKILL of a responder → it is lost; 150 is: not within that', unit: 's' },
  cut: { what: 'the cable of a host is cut → it is lost; 150 is: not within that', unit: 's' },
};

type Figures = Record<Row, Figure>;
const OURS = figuresOf((row) => ({ ...ROWS[row], what: `Rollcall: ${ROWS[row].what}` }));
const THEIRS = figuresOf((row) => ({ ...ROWS[row], what: `${avahi.name}: ${ROWS[row].what}` }));
const RATIO = figuresOf((row) => ({ what: `${avahi.name} to Rollcall: ${ROWS[row].what}`, unit: '×' }));

function figuresOf(make: (row: Row) => Figure): Figures {
  return { found: make('found'), all: make('all'), killed: make('killed'), cut: make('cut') };
}

export const peerAvahi: Measure = {
  name: 'peer-avahi',
  what: `Rollcall and Avahi (mDNS) in the same lab of ${HOSTS} hosts, one after the other`,
  runs: 1,
  deadlineMs: 900_000,
  hindrance: () =>
    whyNoNetworks() ??
    (hasTool('avahi-daemon') && hasTool('avahi-browse') && hasTool('dbus-daemon')
      ? undefined
      : 'Avahi is not installed. On Debian: apt-get install avahi-daemon avahi-utils dbus'),
  async run(scene) {
    await writeAvahiFolder(scene);
    const ours = await measurePeer(scene, rollcall);
    const theirs = await measurePeer(scene, avahi);
    const rows = Object.keys(ROWS) as Row[];
    return [
      ...rows.map((row): Sample => ({ figure: OURS[row], value: ours[row] })),
      ...rows.map((row): Sample => ({ figure: THEIRS[row], value: theirs[row] })),
      ...rows.map((row): Sample => ({ figure: RATIO[row], value: theirs[row] / ours[row] })),
    ];
  },
};

async function measurePeer(scene: Scene, peer: Peer): Promise<Record<Row, number>> {
  const lab = await openHostLab(HOSTS);
  try {
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
    programs.push(peer.respond(scene, host));
    const isFound = (): number | undefined => browser.heard('found', host.name);
    times.push((await eventually(`${peer.name} finds ${host.name}`, isFound, ALL_MS)) - started);
  }
  for (const host of hosts.slice(ONE_BY_ONE)) programs.push(peer.respond(scene, host));
  await eventually(`${peer.name} finds all`, () => browser.found === HOSTS, ALL_MS);
  return { found: times.sort((a, b) => a - b)[ONE_BY_ONE >> 1] ?? NaN, programs };
}

async function loseTwo(
  { hosts: [first, second] }: HostLab,
  [program]: readonly Program[],
  browser: Browser,
): Promise<{ killed: number; cut: number }> {
  if (!first || !second || !program) throw new Error('too few hosts');
  const began = performance.now();
  program.child.kill('SIGKILL');
  await second.cable('eth0').cut();
  const lostAfter = async (host: string): Promise<number> => {
    const isLost = (): number | undefined => browser.heard('lost', host, began);
    const at = await eventually('the loss', isLost, CAP_MS).catch(() => began + CAP_MS);
    return (at - began) / 1000;
  };
  const [killed, cut] = await Promise.all([lostAfter(first.name), lostAfter(second.name)]);
  return { killed, cut };
}
