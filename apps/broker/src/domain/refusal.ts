/** Why a connection or a packet was refused; each is counted by this name. */
export type RefusalKind =
  | 'too-many-connections'
  | 'too-many-unauthenticated'
  | 'connect-timeout'
  | 'not-a-connect'
  | 'malformed-length'
  | 'packet-too-large'
  | 'malformed'
  | 'unknown-user'
  | 'wrong-password'
  | 'not-enrolled'
  | 'expired'
  | 'client-id'
  | 'persistent-session'
  | 'keepalive'
  | 'keepalive-timeout'
  | 'slow-reader'
  | 'publish-denied'
  | 'publish-qos'
  | 'publish-retain'
  | 'payload-too-large'
  | 'subscribe-denied'
  | 'too-many-subscriptions';

/** A refusal as the error that closes a connection; the message says what was refused and why. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly kind: RefusalKind,
    why: string,
  ) {
    super(why);
  }
}
