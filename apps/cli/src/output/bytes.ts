const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `0 B`, `999 B`, `1.2 MB`: powers of 1000, as disks and file managers count. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 99.95 ? value.toFixed(0) : value.toFixed(1)} ${UNITS[unit] ?? ''}`;
}

const AMOUNT = /^(\d{1,9}(?:\.\d{1,3})?) ?(B|kB|MB|GB|TB)$/;

/** Reads `20MB` or `1.5 GB`, in powers of 1000; undefined for anything else, a bare number too. */
export function parseBytes(text: string): number | undefined {
  const [, amount, unit = ''] = AMOUNT.exec(text) ?? [];
  return amount === undefined ? undefined : Math.round(Number(amount) * 1000 ** UNITS.indexOf(unit));
}
