import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, Matches, ValidateIf } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsPrintable } from '../messages/is-printable.js';
import { Optional } from '../messages/optional.js';

/** `PATCH /cameras/{id}`: what the operator calls it; what is left out stays. */
export class CameraNoteRequest {
  /** Null takes the given name away: it is called by its host name again. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsPrintable(100)
  label?: string | null;

  /** Words to sort it by. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(16)
  @ArrayUnique()
  @IsPrintable(50, { each: true })
  tags?: string[];
}

/** `PUT /groups/{name}`. */
export class GroupRequest {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @Matches(ID_PATTERN, { each: true })
  cameras!: string[];
}
