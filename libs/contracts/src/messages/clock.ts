import { Matches } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsTime } from './is-time.js';

/** An agent asks what time it is at the operator's. */
export class ClockRequest {
  @Matches(ID_PATTERN)
  corr!: string;
}

export class ClockReply {
  @Matches(ID_PATTERN)
  corr!: string;

  @IsTime()
  time!: string;
}
