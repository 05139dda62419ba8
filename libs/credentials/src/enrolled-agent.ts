import { Matches } from 'class-validator';
import { join } from 'node:path';
import { PUBLIC_KEY_PATTERN } from '#contracts/http/enrolment-requests.js';
import { ID_PATTERN } from '#contracts/ids.js';
import { IsPrintable } from '#contracts/messages/is-printable.js';
import { IsTime } from '#contracts/messages/is-time.js';
import { Optional } from '#contracts/messages/optional.js';
import type { ListFile } from '#runtime/list-file.js';

/** An agent that joined, as the operator keeps it; nothing of it is secret. */
export class EnrolledAgent {
  @Matches(ID_PATTERN)
  id!: string;

  /** Of this joining: what was given out at an earlier one is good for nothing. */
  @Matches(ID_PATTERN)
  enrolment!: string;

  @IsPrintable(255)
  hostname!: string;

  /** Its own public key. */
  @Matches(PUBLIC_KEY_PATTERN)
  key!: string;

  /** Id of the join token by which it came. */
  @Optional()
  @Matches(ID_PATTERN)
  joinToken?: string;

  @IsTime()
  enrolledAt!: string;
}

/** Written by the API; read by the broker and by discovery. */
export function enrolledAgentsFile(dataDir: string): ListFile<EnrolledAgent> {
  return { path: join(dataDir, 'agents.json'), type: EnrolledAgent, what: 'enrolled cameras' };
}
