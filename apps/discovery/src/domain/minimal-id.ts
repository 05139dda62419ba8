/** A digest of a text as hexadecimal digits. */
export type Digest = (text: string) => string;

const DIGITS = 16;

/** Stands for all addresses of this host, so that a service heard from several of them is one. */
const THIS_HOST = 'this-host';

/** The id of a service that says nothing but its host name. */
export function minimalId(digest: Digest, hostname: string, address: string, own: boolean): string {
  return `m-${digest(`${own ? THIS_HOST : address}\n${hostname}`).slice(0, DIGITS)}`;
}
