import { IsNumber, Matches, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsTime } from './is-time.js';
import { Optional } from './optional.js';

/** An agent asks what time it is at the operator's. */
export class ClockRequest {
  @Matches(ID_PATTERN)
  corr!: string;
}

export class ClockReply {
  @Matches(ID_PATTERN)
  corr!: string;

  /** When the answer left, in whole milliseconds, cut off: for agents that do not read `leftMs`. */
  @IsTime()
  time!: string;

  /** When the question reached the operator, unix ms with fractions. An older operator says neither this nor `leftMs`. */
  @Optional()
  @IsNumber()
  @Min(0)
  reachedMs?: number;

  /** When the answer left, unix ms with fractions: what lies between the two is no part of the way. */
  @Optional()
  @IsNumber()
  @Min(0)
  leftMs?: number;

  /** How far both may be off, as the operator's own clock is read in whole milliseconds. */
  @Optional()
  @IsNumber()
  @Min(0)
  errorMs?: number;
}
