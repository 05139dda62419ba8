/**
 * Node cuts small buffers out of slabs of 64 KiB, and one of two bytes that is kept keeps its slab. The MQTT library keeps one
 * for each length of a message that it has ever sent, for ever. To be called early, by programs that run for weeks.
 */
export function keepBufferPoolSmall(): void {
  Buffer.poolSize = 8 * 1024;
}
