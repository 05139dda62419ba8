import type { Schemas } from '#client/index.js';
import { count } from '../format/count.js';

/** Something that is as it should be, or that may be why no camera is found. */
export interface Finding {
  readonly isTrouble: boolean;
  readonly text: string;
}

/** What the operator's host knows by itself of why nothing was found. */
export function searchFindings(
  { present, links, leftOut, seeds, refused }: Schemas['DiscoveryView'],
  reach: Schemas['SessionView']['reach'] | undefined,
): Finding[] {
  const networks = links.filter(({ address }) => !address.startsWith('127.'));
  return [
    present
      ? fine('Discovery runs, and searches by itself every half minute.')
      : trouble('Discovery is not connected to the broker: nobody searches.'),
    networks.length > 0
      ? fine(`It calls on ${networks.map(({ name, address }) => `${name} (${address})`).join(', ')}.`)
      : trouble('It calls on no network but this host itself: connect one, and look at ROLLCALL_INTERFACES.'),
    ...(leftOut.length > 0
      ? [fine(`It leaves out ${leftOut.join(', ')}: name one in ROLLCALL_INTERFACES to have it called, too.`)]
      : []),
    ...(seeds.length > 0 ? [fine(`It asks ${seeds.join(', ')} by address.`)] : []),
    ...(reach === 'this-host'
      ? [
          trouble(
            'Nothing here is open to the network, so no Pi can join: start it without ROLLCALL_LISTEN=127.0.0.1.',
          ),
        ]
      : []),
    ...refusedFindings(refused),
  ];
}

/** Something is out there, and does not speak as it should. */
function refusedFindings(refused: Readonly<Record<string, number>>): Finding[] {
  const all = Object.values(refused).reduce((sum, each) => sum + each, 0);
  if (all === 0) return [];
  const kinds = Object.entries(refused).map(([kind, times]) => `${kind} ${times}`);
  return [
    trouble(
      `${count(all, 'message')} that came in could not be used (${kinds.join(', ')}): the doctor explains why.`,
    ),
  ];
}

function fine(text: string): Finding {
  return { isTrouble: false, text };
}

function trouble(text: string): Finding {
  return { isTrouble: true, text };
}
