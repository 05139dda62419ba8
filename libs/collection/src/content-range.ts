export interface ContentRange {
  /** Of the first byte; absent in an answer that only says how long the whole is (416). */
  readonly start?: number;
  readonly total: number;
}

const CONTENT_RANGE = /^bytes (?:(\d{1,15})-\d{1,15}|\*)\/(\d{1,15})$/;

/** Reads the header (RFC 9110, 14.4); undefined for anything else, an unknown length too. */
export function readContentRange(text: string | null | undefined): ContentRange | undefined {
  const [, start, total] = CONTENT_RANGE.exec(text ?? '') ?? [];
  if (total === undefined) return undefined;
  return { total: Number(total), ...(start !== undefined && { start: Number(start) }) };
}
