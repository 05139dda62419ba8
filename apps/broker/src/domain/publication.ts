import { allowsPublish } from '#contracts/topics/acl.js';
import type { SignedIn } from './principal.js';
import { quoted } from './quoted.js';
import { Refusal } from './refusal.js';
import { publishRight } from './rights.js';

/** What a PUBLISH, or a will, asks for. */
export interface Publication {
  readonly topic: string;
  readonly payloadBytes: number;
  readonly qos: number;
  readonly retain: boolean;
}

/**
 * Why a publication is refused; undefined when it may go out. It must be what the topic map says of the topic:
 * retained or not, and at most of its QoS. A retained command would be obeyed again at each connect.
 */
export function refusePublication(
  { principal, acl }: SignedIn,
  publication: Publication,
  maxBytes: number,
): Refusal | undefined {
  const { topic, payloadBytes, qos, retain } = publication;
  const right = publishRight(principal, topic);
  if (!right) return new Refusal('publish-denied', `it may not publish to ${quoted(topic)}`);
  if (retain !== right.retain) {
    return new Refusal('publish-retain', `${topic} is ${right.retain ? 'always' : 'never'} retained`);
  }
  if (qos > right.qos) return new Refusal('publish-qos', `${topic} takes QoS ${right.qos}, not ${qos}`);
  // Of what the map allows, the token may name less.
  if (!allowsPublish(acl, publication))
    return new Refusal('publish-denied', `its token does not name ${quoted(topic)}`);
  if (payloadBytes > maxBytes) {
    return new Refusal(
      'payload-too-large',
      `${payloadBytes} bytes to ${topic} exceed the ${maxBytes} allowed`,
    );
  }
  return undefined;
}
