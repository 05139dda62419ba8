/** Who plays: agents and discovery of one operator, on the bus alone. */
export interface TroupeOptions {
  readonly url: string;
  /** The operator's, for what opens the broker. */
  readonly dataDir: string;
  readonly count: number;
  /** Ids are this and the number of the agent, from 0. */
  readonly prefix: string;
}

/** Events of recordings, each said by the next agent, in equal steps of time. */
export interface SpeakOptions {
  readonly perSecond: number;
  readonly count: number;
  /** More text in each event, characters. */
  readonly padding?: number;
  /** Where every event is said as a line of JSON, too. */
  readonly alsoTo?: number;
}

/** What a troupe can be asked for, with the arguments of each. */
export interface TroupeDeeds {
  /** Resolves when every agent is connected and discovery has told of it. */
  readonly open: TroupeOptions;
  /** Resolves when all is said. */
  readonly speak: SpeakOptions;
  /** Gives the arguments of every `identify` that was carried out, `durationMs` each. */
  readonly identified: object;
}

const MARK = '"note":"';

/** The note of an event: which it is, and when it was said, by the clock that all processes of a machine share. */
export function noteOf(number: number, atMs: number): string {
  return `${number}@${atMs.toFixed(3)}@`;
}

/** Where the next note begins in bytes of a stream; -1 where none does. */
export function nextNote(bytes: Buffer, from: number): number {
  const at = bytes.indexOf(MARK, from, 'latin1');
  return at < 0 ? -1 : at + MARK.length;
}

/** Which event, and when it was said. */
export interface Note {
  readonly number: number;
  readonly atMs: number;
}

export function readNote(bytes: Buffer, at: number): Note {
  const middle = bytes.indexOf('@', at, 'latin1');
  const end = bytes.indexOf('@', middle + 1, 'latin1');
  const atMs = Number(bytes.toString('latin1', middle + 1, end));
  return { number: Number(bytes.toString('latin1', at, middle)), atMs };
}
