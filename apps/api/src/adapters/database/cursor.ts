import { RollcallError } from '#contracts/errors/rollcall-error.js';

/** Where a row stands in the order of the journal. */
export interface Place {
  readonly time: number;
  readonly seq: number;
}

export function cursorOf({ time, seq }: Place): string {
  return Buffer.from(`${time}.${seq}`).toString('base64url');
}

/** Throws `invalid-request` where it is none that was given out. */
export function readCursor(cursor: string): Place {
  const [, time, seq] = /^(\d{1,15})\.(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (time !== undefined && seq !== undefined) return { time: Number(time), seq: Number(seq) };
  throw new RollcallError('invalid-request', 'The cursor is none that was given out here.', {
    fields: ['cursor must be what the page before said as "next"'],
  });
}
