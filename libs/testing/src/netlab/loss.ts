/**
 * The rules that drop a share of the UDP packets that come in by a device. They stand before the IP stack, and at the
 * other end of the cable for what a host sends: a drop in its own output hook would be an error of its send call.
 */
export function lossRules(device: string, share: number): string {
  if (!(share >= 0 && share <= 1)) throw new Error(`a loss of ${share} is none: give a share from 0 to 1`);
  const table = `table netdev loss_${device}`;
  const forget = `${table}\ndelete ${table}\n`;
  const inThousand = Math.round(share * 1000);
  if (inThousand === 0) return forget;
  return `${forget}${table} {
  chain arrives {
    type filter hook ingress device "${device}" priority 0
    meta l4proto udp numgen random mod 1000 <= ${inThousand - 1} drop
  }
}
`;
}
