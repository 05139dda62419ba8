import type { Host } from '#testing/netlab/host.js';
import type { Program } from '#testing/program.js';
import { hasTool } from '#testing/tools.js';
import { Browser, type News } from './browser.js';
import type { Peer } from './peer.js';

const READY_MS = 20_000;

/** WS-Discovery, by wsdd. */
export const wsdd: Peer = {
  name: 'wsdd',
  hindrance: () => (hasTool('wsdd') ? undefined : 'wsdd is not installed. On Debian: apt-get install wsdd'),
  respond: (_, host) => start(host, ['--preserve-case']),
  async browse(_, operator) {
    const client = start(operator, ['--discovery', '--no-host', '--verbose']);
    const browser = new Browser(client, wsddReader(), () => client.end('SIGKILL'));
    // It sleeps for up to 3 s before it looks.
    await client.says('scheduling Probe', READY_MS);
    return browser;
  },
};

/** It says all on standard error. */
function start(host: Host, options: readonly string[]): Program {
  const command = ['wsdd', '--interface', 'eth0', '--ipv4only', '--shortlog', ...options];
  return host.start(['sh', '-c', 'exec "$@" 2>&1', 'sh', ...command]);
}

/**
 * Reads the log, for the API of `--listen` does not start in wsdd 0.7.0 with Python 3.10 or newer. A device leaves wsdd's
 * list by its Bye alone, which the log names by the address.
 */
export function wsddReader(): (line: string) => News[] {
  const names = new Map<string, string>();
  return (line) => {
    const [, found, at] = /discovered (\S+) .*?on ([\d.]+)%/.exec(line) ?? [];
    if (found !== undefined && at !== undefined) {
      names.set(at, found);
      return [{ what: 'found', host: found }];
    }
    const [, from = ''] = / ([\d.]+):\d+\(\S+\) - - "Bye /.exec(line) ?? [];
    const host = names.get(from);
    return host === undefined ? [] : [{ what: 'lost', host }];
  };
}
