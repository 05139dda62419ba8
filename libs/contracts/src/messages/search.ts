import { IsIn, IsInt, Matches, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsTime } from './is-time.js';
import { Optional } from './optional.js';

/** One search: the data of `search.started` and `search.finished`. */
export class Search {
  @Matches(ID_PATTERN)
  id!: string;

  @IsIn(['running', 'finished'])
  state!: 'running' | 'finished';

  @IsIn(['request', 'schedule', 'interfaces'])
  trigger!: 'request' | 'schedule' | 'interfaces';

  @IsTime()
  startedAt!: string;

  /** How long answers may be spread, ms. */
  @IsInt()
  @Min(0)
  windowMs!: number;

  @Optional()
  @IsTime()
  finishedAt?: string;

  /** Services that answered so far. */
  @IsInt()
  @Min(0)
  answered!: number;

  /** Services that were found, and lost, during it. */
  @IsInt()
  @Min(0)
  found!: number;

  @IsInt()
  @Min(0)
  lost!: number;
}
