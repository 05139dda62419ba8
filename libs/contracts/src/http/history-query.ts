import { Matches } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsPrintable } from '../messages/is-printable.js';
import { IsTime } from '../messages/is-time.js';
import { Optional } from '../messages/optional.js';

const TYPE = '[a-z]{1,30}(\\.[a-z]{1,30}){0,2}';
const TYPES = new RegExp(`^${TYPE}(,${TYPE}){0,31}$`);

/** The query of `GET /events/history`. */
export class HistoryQuery {
  /** How many at most: 1 to 1000, 100 if not given. */
  @Optional()
  @Matches(/^([1-9]\d{0,2}|1000)$/, { message: 'limit must be a whole number from 1 to 1000' })
  limit?: string;

  /** The `next` of the page before. */
  @Optional()
  @Matches(/^[\w-]{1,64}$/, { message: 'cursor must be what the page before said as "next"' })
  cursor?: string;

  /** Of these types alone: up to 32, separated by commas. */
  @Optional()
  @Matches(TYPES, { message: 'types must be up to 32 types, such as service.found,service.lost' })
  types?: string;

  /** About this camera alone. */
  @Optional()
  @Matches(ID_PATTERN)
  camera?: string;

  /** Who did it, as `by` says it. */
  @Optional()
  @IsPrintable(256)
  by?: string;

  /** From this instant on. */
  @Optional()
  @IsTime()
  from?: string;

  /** Before this instant. */
  @Optional()
  @IsTime()
  to?: string;
}
