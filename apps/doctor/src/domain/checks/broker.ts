import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';
import type { BrokerSeen } from '../seen/host.js';

/** Whether the broker can be reached from here, and films from elsewhere. */
export function broker({ broker: seen }: Observations): Finding[] {
  const reach = finding('host', 'broker', judge(seen));
  if (seen.loopback || !seen.listensOnLoopback) return [reach];
  return [
    reach,
    finding('host', 'listen', {
      verdict: 'note',
      seen: 'ROLLCALL_LISTEN is loopback while the broker is on another host: films of this host cannot be fetched from elsewhere',
      todo: 'Start the agent without ROLLCALL_LISTEN, or with ROLLCALL_LISTEN=0.0.0.0.',
    }),
  ];
}

function judge(seen: BrokerSeen): Found {
  const { url, address, tcp, named } = seen;
  if (tcp === 'open') return { verdict: 'ok', seen: `The broker at ${url} takes connections` };
  if (!named)
    return {
      verdict: 'note',
      seen: `No broker is at ${url} (${tcp}), and ROLLCALL_MQTT_URL names no other`,
      todo: 'On a Pi set ROLLCALL_MQTT_URL as for its agent; on the operator\'s host start "rollcall up".',
    };
  if (address === undefined)
    return {
      verdict: 'problem',
      seen: `The name of the broker in ${url} has no IP address (${tcp})`,
      todo: 'Set ROLLCALL_MQTT_URL to an address such as mqtts://192.168.1.10:8883#…, or see to the name.',
    };
  return {
    verdict: 'problem',
    seen: `The broker at ${url} (${address}) is not reached: ${tcp}`,
    todo: todo(seen),
  };
}

function todo({ tcp, port }: BrokerSeen): string {
  if (tcp === 'refused')
    return 'The host is there, but nothing listens: start "rollcall up" there, without ROLLCALL_LISTEN=127.0.0.1 if that is another host.';
  return `See that the host is on, that the address is right, and that no firewall there drops TCP ${port}.`;
}
