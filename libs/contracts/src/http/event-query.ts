import { IsIn, Matches } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsText } from '../messages/is-text.js';
import { Optional } from '../messages/optional.js';

/** The query of `GET /events`. */
export class EventQuery {
  /** Only events of these types, separated by commas. */
  @Optional()
  @IsText(2000)
  types?: string;

  /** Nothing that is about another camera than this one. */
  @Optional()
  @Matches(ID_PATTERN)
  camera?: string;

  /** Whether to tell how each camera fares as well, every ten seconds, and how far collections are. */
  @Optional()
  @IsIn(['true', 'false'])
  telemetry?: 'true' | 'false';
}
