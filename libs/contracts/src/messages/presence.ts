import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsTime } from './is-time.js';

/** Birth, farewell and will of one connection: a reader believes `lost` only of the newest epoch it saw. */
export class Presence {
  @IsIn(['ready', 'lost'])
  state!: 'ready' | 'lost';

  /** How it ended: `bye` a clean stop, `will` a connection that broke. `none` while ready. */
  @IsIn(['none', 'bye', 'will'])
  reason!: 'none' | 'bye' | 'will';

  /** max(last + 1, unix ms) at the connection that wrote it. */
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  epoch!: number;

  /** Id of the process that wrote it. */
  @Matches(ID_PATTERN)
  boot!: string;

  @IsTime()
  since!: string;
}
