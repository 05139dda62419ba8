/** `a`, `a and b`, `a, b and c`. */
export function inWords(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** `1 datagram`, `2 datagrams`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

export function isLoopbackAddress(address: string): boolean {
  return address.startsWith('127.');
}
