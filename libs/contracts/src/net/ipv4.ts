/** A block of IPv4 addresses: the first one as a number, and how many leading bits it fixes. */
export interface Subnet {
  readonly network: number;
  readonly prefix: number;
}

const DOTTED = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** The address as a number of 32 bits; undefined for any other text. */
export function parseIpv4(text: string): number | undefined {
  if (!DOTTED.test(text)) return undefined;
  return text.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
}

export function formatIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}

/** `192.0.2.7` (that one address) or `192.0.2.0/24`; undefined for any other text. */
export function parseSubnet(text: string): Subnet | undefined {
  const [address = '', length = '32', ...rest] = text.split('/');
  const parsed = parseIpv4(address);
  const prefix = /^\d{1,2}$/.test(length) ? Number(length) : NaN;
  if (parsed === undefined || !(prefix <= 32) || rest.length > 0) return undefined;
  return { network: (parsed & maskOf(prefix)) >>> 0, prefix };
}

export function contains(subnet: Subnet, address: number): boolean {
  return (address & maskOf(subnet.prefix)) >>> 0 === subnet.network;
}

/** The address that reaches every host of the subnet; undefined where there is none (RFC 3021: /31, and /32). */
export function broadcastOf(subnet: Subnet): number | undefined {
  return subnet.prefix >= 31 ? undefined : (subnet.network | ~maskOf(subnet.prefix)) >>> 0;
}

/** A shift by 32 would shift by 0. */
function maskOf(prefix: number): number {
  return prefix === 0 ? 0 : (-1 << (32 - prefix)) >>> 0;
}

/** Those of the addresses that are of IPv4. */
export function ipv4Among(addresses: readonly string[]): string[] {
  return addresses.filter((address) => parseIpv4(address) !== undefined);
}

/** Whether an address, as text, lies in one of these networks. */
export function isInOneOf(subnets: readonly Subnet[], address: string): boolean {
  const number = parseIpv4(address);
  return number !== undefined && subnets.some((subnet) => contains(subnet, number));
}
