import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { validated } from '#contracts/messages/decode.js';

type Class = new () => object;

const MAX_REASON = 200;

/** The parameters behind the `?` of a request, checked as the given class, whose fields are texts. */
export const CheckedQuery: (type: Class) => ParameterDecorator = createParamDecorator(
  (type: Class, context: ExecutionContext) =>
    readQuery(type, context.switchToHttp().getRequest<Request>().query),
);

function readQuery(type: Class, query: object): object {
  const decoded = validated(type, { ...query }, 'refuse');
  if (decoded.ok) return decoded.value;
  throw new RollcallError('invalid-request', 'The query is not what is expected here.', {
    fields: decoded.refusal.fields.slice(0, 8).map((reason) => reason.slice(0, MAX_REASON)),
  });
}
