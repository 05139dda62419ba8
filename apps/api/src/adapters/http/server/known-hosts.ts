import { isIPv4, isIPv6 } from 'node:net';

/** RFC 9110, clause 7.2: a name or address, and perhaps a port. */
const HOST = /^(\[[0-9a-f:.]+\]|[^\s:/?#@[\]]+)(?::\d{1,5})?$/i;

/**
 * The names by which this host may be called. A page of another site can make its own name stand for our address (DNS
 * rebinding) and is of the same origin then; it cannot make an address or one of our names stand for its own site.
 */
export class KnownHosts {
  private readonly named: ReadonlySet<string>;

  /** `named` is configured beside what the host calls itself, which is asked anew each time. */
  constructor(
    named: readonly string[],
    private readonly ownName: () => string,
  ) {
    this.named = new Set(named.map((name) => name.toLowerCase()));
  }

  /** Whether a Host header names this host. */
  has(host: string): boolean {
    const name = nameIn(host);
    if (name === undefined) return false;
    if (name.startsWith('[')) return isIPv6(name.slice(1, -1));
    return isIPv4(name) || name === 'localhost' || this.named.has(name) || this.ownNames().includes(name);
  }

  /** Whether the host was named by the operator, as the public name of a proxy is. */
  isNamed(host: string): boolean {
    return this.named.has(nameIn(host) ?? '');
  }

  private ownNames(): string[] {
    const full = this.ownName().toLowerCase();
    const [short = full] = full.split('.');
    return [full, short, `${short}.local`];
  }
}

function nameIn(host: string): string | undefined {
  return HOST.exec(host)?.[1]?.toLowerCase().replace(/\.$/, '');
}
