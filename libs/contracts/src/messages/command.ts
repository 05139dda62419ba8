import { IsIn, IsInt, IsObject, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN, REQUEST_ID_PATTERN } from '../ids.js';
import { ErrorInfo } from './agent-state.js';
import { IsTime } from './is-time.js';
import { Nested } from './nested.js';
import { Optional } from './optional.js';

/** A command to one agent. A repeat with the same `corr` is answered, not done again. */
export class Command {
  @Matches(ID_PATTERN)
  corr!: string;

  /** Who asks, and so where the reply goes. */
  @Matches(ID_PATTERN)
  requester!: string;

  /** Operator time. */
  @IsTime()
  issuedAt!: string;

  /** Later than this after `issuedAt` it is refused. */
  @IsInt()
  @Min(1)
  @Max(600_000)
  ttlMs!: number;

  @IsObject()
  args!: Record<string, unknown>;

  /** The request over HTTP that it came of: for the logs. */
  @Optional()
  @Matches(REQUEST_ID_PATTERN)
  request?: string;
}

/** The answer to a command or a search request. */
export class Reply {
  @Matches(ID_PATTERN)
  corr!: string;

  @IsIn(['ok', 'error'])
  status!: 'ok' | 'error';

  @Optional()
  @IsObject()
  data?: Record<string, unknown>;

  @Optional()
  @Nested(() => ErrorInfo)
  error?: ErrorInfo;
}

/** A request to start a search, or to join the one that runs. */
export class SearchCommand {
  @Matches(ID_PATTERN)
  corr!: string;

  @Matches(ID_PATTERN)
  requester!: string;

  /** The request over HTTP that it came of: for the logs. */
  @Optional()
  @Matches(REQUEST_ID_PATTERN)
  request?: string;
}

/** A request to forget a lost service. */
export class ForgetCommand {
  @Matches(ID_PATTERN)
  corr!: string;

  @Matches(ID_PATTERN)
  requester!: string;

  /** Of the service. */
  @Matches(ID_PATTERN)
  id!: string;

  /** The request over HTTP that it came of: for the logs. */
  @Optional()
  @Matches(REQUEST_ID_PATTERN)
  request?: string;
}
