import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/** Makes a parsed value an object of its class, and gives what class-validator has against it, a line for each field. */
export function fullCheck<T extends object>(
  type: new () => T,
  plain: object,
  refuseUnknown: boolean,
): { readonly value: T; readonly reasons: readonly string[] } {
  const value = plainToInstance(type, plain);
  const errors = validateSync(value, {
    whitelist: true,
    forbidNonWhitelisted: refuseUnknown,
    validationError: { target: false, value: false },
  });
  return { value, reasons: errors.flatMap((error) => reasons(error)) };
}

function reasons(error: ValidationError, path = ''): string[] {
  const here = path ? `${path}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((text) => (path ? `${path}.${text}` : text));
  return [...own, ...(error.children ?? []).flatMap((child) => reasons(child, here))];
}
