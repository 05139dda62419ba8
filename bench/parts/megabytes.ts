/** Bytes in MB of a million, as memory limits here are meant. */
export function megabytes(bytes: number): number {
  return bytes / 1e6;
}
