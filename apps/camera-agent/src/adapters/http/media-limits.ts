import type { ConnectionCaps } from '#runtime/connection-table.js';

/** What one client may cost the media port; a Pi has one core to spare. */
export interface MediaLimits extends ConnectionCaps {
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
  unauthenticated: 64,
  unauthenticatedPerAddress: 32,
  unauthenticatedGraceMs: 500,
  headerBytes: 16 * 1024,
  headerMs: 5000,
  keepAliveMs: 5000,
  idleMs: 30_000,
  checkMs: 1000,
  closeMs: 500,
};
