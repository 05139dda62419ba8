import { StartError } from '#runtime/start-error.js';

/** What Node calls the machines whose addresses have 32 bits. No Node 24 is built for those of a Pi. */
const NARROW = ['arm', 'ia32'];

/** Throws a StartError where this Node is a 32-bit program, also on a processor that could do more. */
export function refuse32Bit(arch: string = process.arch): void {
  if (!NARROW.includes(arch)) return;
  throw new StartError(
    `This is a 32-bit system (${arch}), and the agent needs a 64-bit one: put the 64-bit Raspberry Pi OS on it, which a Pi 3, a Zero 2 W and all later ones run.`,
  );
}
