/** `a`, `a and b`, `a, b and c`. */
export function inWords(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** `1 datagram`, `2 datagrams`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `24 s ago`, `12 min ago`, `3 h ago`, `2 days ago`. */
export function agoInWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 100) return `${seconds} s ago`;
  if (seconds < 6000) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} days ago`;
}

export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

export function isLoopbackAddress(address: string): boolean {
  return address.startsWith('127.');
}
