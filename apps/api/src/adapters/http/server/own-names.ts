import { isIP } from 'node:net';

/**
 * The names by which this API may be spoken to. A page of somebody else's can have its own name point here (DNS
 * rebinding), and its requests then name that. An address cannot be made to point elsewhere.
 */
export class OwnNames {
  private readonly names: ReadonlySet<string>;

  /** `hostname` is that of this host; `more` are names that the operator gave. */
  constructor(hostname: string, more: readonly string[]) {
    const [short = hostname] = hostname.split('.');
    const own = ['localhost', hostname, short, `${short}.local`, ...more];
    this.names = new Set(own.map((name) => name.toLowerCase()));
  }

  /** `host` as in the field of that name, with or without a port. */
  has(host: string): boolean {
    const name = nameIn(host);
    return name !== undefined && (isIP(name) !== 0 || this.names.has(name));
  }
}

/** Without port and brackets, in small letters; undefined for what is no host. */
function nameIn(host: string): string | undefined {
  const match = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i.exec(host);
  return (match?.[1] ?? match?.[2])?.toLowerCase().replace(/\.$/, '');
}
