import { firstIdentity } from './host-id.js';

/** Adapters that one board had in its life. */
const MAX_HARDWARE = 32;

/** What a host says of itself. */
export interface HostFacts {
  /** The board's serial number, wherever it may stand. */
  readonly serials: readonly (string | undefined)[];
  /** The installation's id: a copy of the disk has the same. */
  readonly machineId: string | undefined;
  /** Permanent addresses of the board's network hardware; empty where they cannot be told. */
  readonly hardware: readonly string[];
}

/** What the data folder remembers of the host. A copy of the disk has the same. */
export interface Memory {
  /** As in `HostFacts`: all that the board ever had. */
  readonly hardware: readonly string[];
  /** The identity of a host whose system names none, or the same as another one's. */
  readonly identity?: string;
}

export interface Decision {
  readonly identity: string;
  readonly source: 'serial' | 'machine-id' | 'kept';
  /** What is to be remembered from now on; absent where nothing is. */
  readonly remember?: Memory;
  /** The folder was filled on another board. */
  readonly copied: boolean;
}

/**
 * Which text tells this host from others: the board's serial number, else the machine id, else a random text that is
 * kept. Without a serial number a copied disk shows in other network hardware: then the kept text is made, and goes
 * before the machine id.
 */
export function decideIdentity(facts: HostFacts, memory: Memory | undefined, make: () => string): Decision {
  const serial = firstIdentity(facts.serials);
  if (serial !== undefined) return { identity: serial, source: 'serial', copied: false };
  const copied = memory !== undefined && isOtherBoard(memory.hardware, facts.hardware);
  const own = copied ? undefined : memory;
  const machineId = copied ? undefined : firstIdentity([facts.machineId]);
  const identity = own?.identity ?? machineId ?? make();
  const source = identity === machineId ? 'machine-id' : 'kept';
  const remember = toRemember(own, facts.hardware, source === 'kept' ? identity : undefined);
  return { identity, source, copied, ...(remember && { remember }) };
}

/** Undefined where the folder remembers it already. */
function toRemember(
  before: Memory | undefined,
  adapters: readonly string[],
  identity: string | undefined,
): Memory | undefined {
  const hardware = [...new Set([...(before?.hardware ?? []), ...adapters])].slice(-MAX_HARDWARE);
  if (before && before.identity === identity && before.hardware.length === hardware.length) return undefined;
  return { hardware, ...(identity !== undefined && { identity }) };
}

/** A board may get or lose a network adapter; one that shares none with the other is another. */
function isOtherBoard(before: readonly string[], now: readonly string[]): boolean {
  return before.length > 0 && now.length > 0 && !now.some((address) => before.includes(address));
}
