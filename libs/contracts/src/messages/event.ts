import { IsObject, Matches } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsTime } from './is-time.js';

/** The envelope of every event, on the broker and in the event stream. */
export class Event {
  @Matches(ID_PATTERN)
  id!: string;

  /** Such as `recording.started`: the name in the event stream. */
  @Matches(/^[a-z]{1,30}(\.[a-z]{1,30}){0,2}$/)
  type!: string;

  @IsTime()
  time!: string;

  /** The id of the service, search or recording that it is about. */
  @Matches(ID_PATTERN)
  subject!: string;

  @IsObject()
  data!: Record<string, unknown>;
}
