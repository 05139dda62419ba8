import { Matches } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { Optional } from '../messages/optional.js';

/** The query of `GET /takes`. */
export class TakeQuery {
  /** How many at most: 1 to 100, 20 if not given. */
  @Optional()
  @Matches(/^([1-9]\d?|100)$/, { message: 'limit must be a whole number from 1 to 100' })
  limit?: string;

  /** The `next` of the page before. */
  @Optional()
  @Matches(ID_PATTERN, { message: 'cursor must be what the page before said as "next"' })
  cursor?: string;
}
