// @Type reads the types of properties through it.
import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';

type Class = new () => object;

/** class-transformer does not tell what it was told. */
const KEY = Symbol('nested');

/**
 * The field is an object of this class, or with `each` a list of them. ValidateNested alone would take a missing
 * object, null and any list for one.
 */
export function Nested(type: () => Class, options: { each?: boolean } = {}): PropertyDecorator {
  return (target, property) => {
    Reflect.defineMetadata(KEY, type, target, property);
    for (const decorate of [Type(type), ValidateNested(options), IsObject(options)])
      decorate(target, property);
  };
}

/** The class of what is in a field; undefined where it is not `Nested`. */
export function nestedType(owner: Class, property: string): Class | undefined {
  const type = Reflect.getMetadata(KEY, owner.prototype as object, property) as (() => Class) | undefined;
  return type?.();
}
