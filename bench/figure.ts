/** What a value may be, in the figure's unit. */
export interface Limit {
  readonly least?: number;
  readonly most?: number;
}

/** `×` is a ratio; a word counts what it names. */
export type Unit =
  | 'ms'
  | 's'
  | 'MB'
  | '%'
  | 'Mb/s'
  | '×'
  | 'frames'
  | 'processes'
  | 'services'
  | 'datagrams'
  | 'events'
  | 'messages'
  | 'requests'
  | 'connections'
  | 'films'
  | 'pictures'
  | 'tasks'
  | 'claims';

/** One line of the table: what is measured, in words that say from where to where. */
export interface Figure {
  readonly what: string;
  readonly unit: Unit;
  readonly limit?: Limit;
}

export interface Sample {
  readonly figure: Figure;
  readonly value: number;
}

export function isWithin(value: number, { least = -Infinity, most = Infinity }: Limit): boolean {
  return value >= least && value <= most;
}
