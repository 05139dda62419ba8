import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { MAX_MESSAGE_BYTES } from '#contracts/limits.js';
import { decode, type Refusal } from '#contracts/messages/decode.js';
import { readBounded } from '../../streams/read-bounded.js';

type Class = new () => object;

const JSON_TYPE = /^application\/json *(; *charset="?utf-8"?)? *$/i;
const MAX_FIELDS = 20;
const MAX_REASON = 200;

/**
 * The body of a request, checked as the given class; no body is an empty object. It is read after the guard
 * has let the request in, so nobody without a token makes the API read anything.
 */
export const JsonBody: (type: Class) => ParameterDecorator = createParamDecorator(
  (type: Class, context: ExecutionContext) => readJson(type, context.switchToHttp().getRequest()),
);

async function readJson(type: Class, request: IncomingMessage): Promise<object> {
  const decoded = decode(type, await readBody(request), 'refuse');
  if (decoded.ok) return decoded.value;
  throw refusalError(decoded.refusal);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const { 'content-length': length, 'transfer-encoding': transfer } = request.headers;
  if (transfer === undefined && (length === undefined || Number(length) === 0)) return Buffer.from('{}');
  requireJson(request);
  const body = Number(length ?? 0) > MAX_MESSAGE_BYTES ? undefined : await received(request);
  if (body) return body;
  throw new RollcallError('payload-too-large', `The body is larger than ${MAX_MESSAGE_BYTES} bytes.`);
}

async function received(request: IncomingMessage): Promise<Buffer | undefined> {
  try {
    return await readBounded(request, MAX_MESSAGE_BYTES);
  } catch (error) {
    throw new RollcallError('invalid-request', 'The body broke off.', { cause: error });
  }
}

function requireJson({ headers }: IncomingMessage): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (JSON_TYPE.test(headers['content-type'] ?? '') && encoding === 'identity') return;
  throw new RollcallError('unsupported-media-type', 'The body is not plain JSON in UTF-8.');
}

function refusalError({ fields }: Refusal): RollcallError {
  return new RollcallError('invalid-request', 'The body is not what is expected here.', {
    fields: fields.slice(0, MAX_FIELDS).map((reason) => reason.slice(0, MAX_REASON)),
  });
}
