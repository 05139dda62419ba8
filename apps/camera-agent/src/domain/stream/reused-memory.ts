/** Some tens of pictures. */
const SLAB_BYTES = 1024 * 1024;
/** What may lie ready beyond what is in use. */
const MAX_SPARE = 4;

interface Slab {
  readonly bytes: Uint8Array;
  readonly owner: ReusedMemory;
  used: number;
  /** Pieces that nobody has given back. */
  taken: number;
}

/** Which slab a piece lies in. One that is never given back is collected with its slab, as any other memory. */
const slabs = new WeakMap<ArrayBufferLike, Slab>();

/**
 * Memory for pictures that is used again and again. Each page of fresh memory costs a fault of the processor, which is
 * dearer than all that is done with the bytes in it, and each buffer brings the next collection nearer.
 */
export class ReusedMemory {
  private readonly spare: Slab[] = [];
  private current: Slab | undefined;

  constructor(private readonly slabBytes = SLAB_BYTES) {}

  /** So many bytes, with anything in them; a piece that is larger than a slab is memory of its own. */
  take(length: number): Uint8Array {
    if (length > this.slabBytes) return new Uint8Array(length);
    if (!this.current || this.current.used + length > this.slabBytes)
      this.current = this.spare.pop() ?? this.makeSlab();
    const slab = this.current;
    const piece = slab.bytes.subarray(slab.used, slab.used + length);
    slab.used += length;
    slab.taken += 1;
    return piece;
  }

  /** @internal Nothing in it is used any more. */
  reclaim(slab: Slab): void {
    slab.used = 0;
    if (slab !== this.current && this.spare.length < MAX_SPARE) this.spare.push(slab);
  }

  private makeSlab(): Slab {
    const slab = { bytes: new Uint8Array(this.slabBytes), owner: this, used: 0, taken: 0 };
    slabs.set(slab.bytes.buffer, slab);
    return slab;
  }
}

/**
 * Says of a piece that was taken that nobody will look at it again; to be called once. Memory that came from elsewhere
 * is passed over.
 */
export function giveBack(piece: Uint8Array): void {
  const slab = slabs.get(piece.buffer);
  if (!slab) return;
  if (slab.taken === 0) throw new Error('a piece of memory was given back twice');
  slab.taken -= 1;
  if (slab.taken === 0) slab.owner.reclaim(slab);
}
