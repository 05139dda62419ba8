/** What stands before the bytes of a binary message of `WS /live`: number (16 bits), flags (8), and 8 bits for later. */
export interface LiveHeader {
  /** Of the camera, as its notice says. */
  readonly number: number;
  /** An init segment, which is needed for what comes behind it. */
  readonly init?: boolean;
  /** Decoding can begin here. */
  readonly keyFrame?: boolean;
  /** Pictures before this one were left out: the reader is slow. */
  readonly gap?: boolean;
}

export const LIVE_HEADER_BYTES = 4;

const INIT = 1;
const KEY_FRAME = 2;
const GAP = 4;

export function encodeLiveHeader({ number, init, keyFrame, gap }: LiveHeader): Uint8Array {
  const flags = (init ? INIT : 0) | (keyFrame ? KEY_FRAME : 0) | (gap ? GAP : 0);
  return Uint8Array.of(number >> 8, number, flags, 0);
}

/** Undefined where there is none. */
export function decodeLiveHeader(message: Uint8Array): Required<LiveHeader> | undefined {
  const [high, low, flags] = message;
  if (message.length < LIVE_HEADER_BYTES || high === undefined || low === undefined) return undefined;
  const has = (flag: number): boolean => ((flags ?? 0) & flag) !== 0;
  return { number: high * 256 + low, init: has(INIT), keyFrame: has(KEY_FRAME), gap: has(GAP) };
}
