import { whyNoNetworks } from '#testing/netlab/why-no-networks.js';
import type { Figure, Sample, Unit } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { avahi } from '../../peers/avahi.js';
import { CAP_S, HOSTS, measureInLab, type InLab } from '../../peers/in-lab.js';
import type { Peer } from '../../peers/peer.js';
import { rollcall } from '../../peers/rollcall.js';
import { wsdd } from '../../peers/wsdd.js';

type Row = keyof InLab;
const ROWS: Record<Row, { readonly what: string; readonly unit: Unit }> = {
  found: { what: 'a responder is started → it is found', unit: 'ms' },
  all: { what: `of ${HOSTS} hosts, found 5 s after the search began`, unit: 'services' },
  killed: { what: 'SIGKILL of a responder → it is lost', unit: 's' },
  cut: { what: 'the cable of a host is cut → it is lost', unit: 's' },
};

export const peerAvahi = beside(avahi, 'peer-avahi', 'Avahi (mDNS)');
export const peerWsdd = beside(wsdd, 'peer-wsdd', 'wsdd (WS-Discovery)');

function beside(peer: Peer, name: string, called: string): Measure {
  const ours = figuresFor(rollcall);
  const theirs = figuresFor(peer);
  const ratioOf = ratiosOf(peer);
  const rows = Object.keys(ROWS) as Row[];
  return {
    name,
    what: `Rollcall and ${called} in the same lab of ${HOSTS} hosts, one after the other`,
    runs: 1,
    deadlineMs: 900_000,
    hindrance: () => whyNoNetworks() ?? peer.hindrance(),
    async run(scene) {
      const us = await measureInLab(scene, rollcall);
      const them = await measureInLab(scene, peer);
      return rows.flatMap((row) => [
        { figure: ours[row], value: us[row] },
        { figure: theirs[row], value: them[row] },
        ...ratioOf(row, us[row], them[row]),
      ]);
    },
  };
}

function figuresFor({ name }: Peer): Record<Row, Figure> {
  return figuresOf((row) => {
    const { what, unit } = ROWS[row];
    return { what: `${name}: ${what}${unit === 's' ? `; ${CAP_S} is: not within that` : ''}`, unit };
  });
}

/** What the peer never told within the cap makes the ratio a lower bound; what Rollcall did not tell in time, or did not find, leaves none. */
export function ratiosOf({ name }: Peer): (row: Row, us: number, them: number) => Sample[] {
  const named = (words: string): Record<Row, Figure> =>
    figuresOf((row) => ({ what: `${name} to Rollcall${words}: ${ROWS[row].what}`, unit: '×' }));
  const exact = named('');
  const atLeast = named(', at least');
  return (row, us, them) => {
    if (isCapped(row, us) || us === 0) return [];
    const figures = isCapped(row, them) ? atLeast : exact;
    return [{ figure: figures[row], value: them / us }];
  };
}

function isCapped(row: Row, value: number): boolean {
  return ROWS[row].unit === 's' && value >= CAP_S;
}

function figuresOf(make: (row: Row) => Figure): Record<Row, Figure> {
  return { found: make('found'), all: make('all'), killed: make('killed'), cut: make('cut') };
}
