const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Bytes for people, in powers of ten, as shops sell disks. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 && unit > 1 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}
