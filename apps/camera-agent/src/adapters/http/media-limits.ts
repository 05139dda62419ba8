/** What one client may cost the media port; a Pi has one core to spare. */
export interface MediaLimits {
  readonly connections: number;
  /** Of those, from one address: a stranger who holds his open leaves room for the operator. */
  readonly connectionsPerAddress: number;
  readonly headerBytes: number;
  /** Until the header is complete. */
  readonly headerMs: number;
  /** Between two requests on one connection. */
  readonly keepAliveMs: number;
  /** Without a byte either way, a download that nobody reads included. */
  readonly idleMs: number;
  /** How often the header time-outs are looked at. */
  readonly checkMs: number;
  /** What may still be sent after a stop was asked for. */
  readonly closeMs: number;
}

export const MEDIA_LIMITS: MediaLimits = {
  connections: 96,
  connectionsPerAddress: 32,
  headerBytes: 16 * 1024,
  headerMs: 5000,
  keepAliveMs: 5000,
  idleMs: 30_000,
  checkMs: 1000,
  closeMs: 500,
};
