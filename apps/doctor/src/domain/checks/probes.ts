import { finding, type Finding, type Found } from '../finding.js';
import { heardOn } from '../heard-on.js';
import type { Observations } from '../observations.js';
import { onLink } from '../on-link.js';
import { rolesOf } from '../roles.js';
import type { LinkSeen } from '../seen/host.js';
import type { ProbeSeen } from '../seen/network.js';
import { counted, inWords, unique } from '../words.js';

/** What became of the probes on each link. */
export function probes(observations: Observations): Finding[] {
  return observations.probes.map((probe) => {
    const link = observations.links.find(({ address }) => address === probe.address);
    return finding('network', 'probes', judge(probe, link, observations));
  });
}

function judge(probe: ProbeSeen, link: LinkSeen | undefined, all: Observations): Found {
  if (probe.errors.length > 0) return notSent(probe);
  const from = all.answers.filter((answer) => answer.link === probe.link);
  const hosts = unique(from.filter(({ own }) => !own).map(({ address }) => address)).length;
  const gone = `${probe.link}: ${counted(probe.sent, 'probe')} sent${wayOut(probe)}`;
  if (link?.loopback)
    return { verdict: 'ok', seen: `${gone}; ${counted(from.length, 'answer')} from this host` };
  if (hosts > 0) return { verdict: 'ok', seen: `${gone}; ${counted(hosts, 'host')} answered` };
  if (probe.heardOwn === false) return ownUnheard(gone, all.port);
  return (link && silence(gone, link, all)) ?? nobody(gone);
}

function wayOut({ heardOwn, left }: ProbeSeen): string {
  if (heardOwn) return ' and seen leaving';
  return left ? ', and the interface counts packets leaving' : '';
}

function notSent({ link, errors }: ProbeSeen): Found {
  const blocked = errors.some((code) => code === 'EPERM' || code === 'EACCES');
  return {
    verdict: 'problem',
    seen: `${link}: a probe could not be sent (${inWords(unique(errors))})`,
    todo: blocked
      ? "A rule of this host's firewall for what goes out forbids it: allow UDP out."
      : `See that the link is up and has its address ("ip address show ${link}").`,
  };
}

/** The system hands each broadcast to its own host as well, behind the rules for what comes in. */
function ownUnheard(gone: string, port: number): Found {
  return {
    verdict: 'problem',
    seen: `${gone}; nobody answered, and this host does not hear its own broadcast: a firewall here seems to drop what comes in on UDP ${port}`,
    todo: `Allow UDP ${port} in, such as by "ufw allow ${port}/udp".`,
  };
}

/** Nobody answered the broadcast although somebody is there. */
function silence(gone: string, link: LinkSeen, all: Observations): Found | undefined {
  const there = all.targets.filter(({ own, address }) => !own && onLink(link, address));
  const seeds = there.filter(({ answer }) => answer).map(({ address }) => address);
  if (seeds.length > 0)
    return {
      verdict: 'problem',
      seen: `${gone}; no answer, while ${inWords(seeds)} answered when asked alone: broadcasts are dropped on the way`,
      todo: `Let broadcasts to UDP ${all.port} through (isolation of an access point, a filter in a switch, a firewall on the cameras), or set ROLLCALL_SEEDS=${unique([...all.seeds, ...seeds]).join(',')} for discovery.`,
    };
  const known = heardOn(link, all).length;
  return known === 0 || !rolesOf(all.holders).discovery ? undefined : heardElsewhere(gone, known, all);
}

/** The answers to discovery come to the port of the roll call, those to this examination to another one. */
function heardElsewhere(gone: string, known: number, { firewall, port }: Observations): Found {
  const lossy = `${gone}; no answer, though discovery hears ${counted(known, 'service')} there: datagrams are being lost`;
  const again = 'Run "rollcall doctor" again; if it stays so, see the cable, the switch or the Wi-Fi between';
  if (firewall.state === 'read' && !firewall.drops)
    return { verdict: 'note', seen: lossy, todo: `${again}.` };
  return {
    verdict: 'note',
    seen: `${lossy}, or a firewall here lets in UDP ${port} alone`,
    todo: `${again}, and which UDP ports the firewall here lets in.`,
  };
}

function nobody(gone: string): Found {
  return {
    verdict: 'note',
    seen: `${gone}; nobody answered`,
    todo: 'If a camera is there, run "rollcall doctor" on it, and here "rollcall doctor --ask <its address>".',
  };
}
