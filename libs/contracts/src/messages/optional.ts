import { ValidateIf } from 'class-validator';

/** The field may be left out. IsOptional would also let null through, of which the types say nothing. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}
