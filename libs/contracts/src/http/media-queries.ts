import { IsIn, Matches } from 'class-validator';
import { Optional } from '../messages/optional.js';

/** The query of `GET /cameras/{id}/live`. */
export class LiveQuery {
  /** Every picture, as when it is left out, or key frames alone. */
  @Optional()
  @IsIn(['full', 'keyframes'])
  mode?: 'full' | 'keyframes';
}

/** The query of `GET /cameras/{id}/still`. */
export class StillQuery {
  /** The width in pixels, 16 to 16384, if not that of the stream. */
  @Optional()
  @Matches(/^\d{2,5}$/, { message: 'width must be a whole number from 16 to 16384' })
  width?: string;
}

/** The query of `GET /cameras/{id}/recordings/{rid}/video`. */
export class VideoQuery {
  /** For a film as editors want it; left out, the film as it was recorded. */
  @Optional()
  @IsIn(['progressive'])
  form?: 'progressive';
}
