import { type AccessUnit } from './access-unit.js';
import { isMalformed, isSlice, NalType, nalType, typeInHeader } from './nal.js';

const FIRST_MB_IS_ZERO = 0x80;

/**
 * True if a NAL unit that begins with these two bytes opens a new access unit after a picture: the types that clause
 * 7.4.1.2.3 lists, or a slice whose first_mb_in_slice, the ue(v) behind the header byte, is 0 (one bit, set).
 */
export function opensUnit(header: number | undefined, second: number | undefined): boolean {
  if (isMalformed(header)) return false;
  const type = typeInHeader(header);
  if (type === NalType.slice || type === NalType.partitionA || type === NalType.idr) {
    return ((second ?? 0) & FIRST_MB_IS_ZERO) !== 0;
  }
  const leading = type >= NalType.sei && type <= NalType.delimiter;
  return leading || (type >= NalType.prefix && type <= NalType.reserved18);
}

/** Collects the NAL units of the access unit that is arriving. */
export class AccessUnitBuilder {
  private nals: Uint8Array[] = [];
  private timeMs = 0;
  private size = 0;
  private picture = false;
  private keyFrame = false;

  /** Bytes collected. */
  get bytes(): number {
    return this.size;
  }

  get nalCount(): number {
    return this.nals.length;
  }

  /** True once there is a slice: what is here could be shown. */
  get hasPicture(): boolean {
    return this.picture;
  }

  /** Adds the next NAL unit, whose first byte came at `timeMs`. */
  add(nal: Uint8Array, timeMs: number): void {
    if (this.nals.length === 0) this.timeMs = timeMs;
    const type = nalType(nal);
    this.nals.push(nal);
    this.size += nal.length;
    this.picture ||= isSlice(nal[0]);
    this.keyFrame ||= type === NalType.idr;
  }

  /** The access unit; begins the next one. */
  take(): AccessUnit {
    const unit = { nals: this.nals, keyFrame: this.keyFrame, timeMs: this.timeMs };
    this.clear();
    return unit;
  }

  clear(): void {
    this.nals = [];
    this.size = 0;
    this.picture = false;
    this.keyFrame = false;
  }
}
