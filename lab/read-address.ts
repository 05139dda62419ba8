import { broadcastOf, parseIpv4, parseSubnet } from '#contracts/net/ipv4.js';
import { UsageError } from '#testing/usage.js';

/** The address with the length of its prefix, as it is. Checked before an interface loses the one that it has. */
export function readAddress(text: string): string {
  const [address = '', prefix] = text.split('/');
  const subnet = prefix === undefined ? undefined : parseSubnet(text);
  const isHost =
    subnet && ![subnet.network, broadcastOf(subnet)].includes(parseIpv4(address)) && subnet.prefix > 0;
  if (isHost) return text;
  throw new UsageError(`address ${text} cannot be used: write it as 10.77.1.77/24`);
}
