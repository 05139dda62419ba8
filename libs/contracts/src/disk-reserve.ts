const MIB = 2 ** 20;
const GIB = 2 ** 30;
const HOUR_S = 3600;
/** What a system needs to go on: on the smallest disk no less is left. */
const LEAST_BYTES = 256 * MIB;
/** A small disk would be all reserve. */
const LARGEST_SHARE = 1 / 4;

/**
 * The room in bytes that films leave on a disk, on that of a camera or of the operator: 1 GiB or an hour of the camera,
 * whichever is more, but no more than a quarter of a small disk.
 */
export function reserveOf(totalBytes: number, bytesPerSecond: number): number {
  const wanted = Math.max(GIB, bytesPerSecond * HOUR_S);
  return Math.round(Math.min(wanted, Math.max(LEAST_BYTES, totalBytes * LARGEST_SHARE)));
}
