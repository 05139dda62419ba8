import { IsBoolean, IsInt, Matches, Max, Min } from 'class-validator';
import { SECRET_PATTERN } from '#contracts/http/enrolment-requests.js';
import { MAX_JOIN_TOKEN_USES } from '#contracts/http/join-token-uses.js';
import { ID_PATTERN } from '#contracts/ids.js';
import { IsTime } from '#contracts/messages/is-time.js';

/** A join token as it is kept: without its secret. */
export class StoredJoinToken {
  @Matches(ID_PATTERN)
  id!: string;

  @Matches(SECRET_PATTERN)
  hash!: string;

  @IsInt()
  @Min(1)
  @Max(MAX_JOIN_TOKEN_USES)
  uses!: number;

  @IsInt()
  @Min(0)
  @Max(MAX_JOIN_TOKEN_USES)
  usesLeft!: number;

  @IsBoolean()
  replace!: boolean;

  @IsTime()
  createdAt!: string;

  @IsTime()
  expiresAt!: string;
}
