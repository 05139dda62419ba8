// @Type reads the types of properties through it.
import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';

/**
 * The field is an object of this class, or with `each` a list of them. ValidateNested alone would take a missing
 * object, null and any list for one.
 */
export function Nested(type: () => new () => object, options: { each?: boolean } = {}): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [Type(type), ValidateNested(options), IsObject(options)])
      decorate(target, property);
  };
}
