import type { LiveHeader } from '#contracts/http/live-header.js';
import type { LiveNotice } from '#contracts/http/live-notice.js';

/** Where what one connection is told goes. */
export interface LiveOutlet {
  /** More waits for its reader than is worth to be seen. */
  readonly isBehind: boolean;
  say(notice: LiveNotice): void;
  show(header: LiveHeader, bytes: Uint8Array): void;
}
