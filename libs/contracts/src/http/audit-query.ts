import { Matches } from 'class-validator';
import { Optional } from '../messages/optional.js';

/** The query of `GET /audit`. */
export class AuditQuery {
  /** How many at most: 1 to 1000, 100 if not given. */
  @Optional()
  @Matches(/^([1-9]\d{0,2}|1000)$/, { message: 'limit must be a whole number from 1 to 1000' })
  limit?: string;
}
