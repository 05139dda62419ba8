import { Matches } from 'class-validator';
import { SECRET_PATTERN } from '#contracts/http/enrolment-requests.js';
import { IsPrintable } from '#contracts/messages/is-printable.js';
import { IsTime } from '#contracts/messages/is-time.js';

/** A session as it is kept: without its cookie. */
export class StoredSession {
  @Matches(SECRET_PATTERN)
  hash!: string;

  /** The principal's. */
  @IsPrintable(330)
  key!: string;

  /** Of the credential that it was begun with: a session is good for no other. */
  @Matches(SECRET_PATTERN)
  credential!: string;

  @IsTime()
  expiresAt!: string;
}
