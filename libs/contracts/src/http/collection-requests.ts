import { IsInt, Max, Min } from 'class-validator';
import { Optional } from '../messages/optional.js';

/** Slower than that, a piece waits so long that its camera takes the reader for gone. */
const LEAST_BYTES_PER_SECOND = 100_000;
const MOST_FILMS_AT_ONCE = 16;

/** `POST /takes/{id}/collection`. */
export class TakeCollectionRequest {
  /** All films of it together come no faster; as fast as they can if not given. */
  @Optional()
  @IsInt()
  @Min(LEAST_BYTES_PER_SECOND)
  @Max(10_000_000_000)
  bytesPerSecond?: number;

  /** How many films come side by side: 4 if not given. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MOST_FILMS_AT_ONCE)
  atOnce?: number;
}
