import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { MAX_BODY_BYTES } from '#contracts/limits.js';
import { decode, type Refusal } from '#contracts/messages/decode.js';
import { readBounded } from '#runtime/read-bounded.js';

type Class = new () => object;

const JSON_TYPE = /^application\/json *(; *charset="?utf-8"?)? *$/i;
const MAX_FIELDS = 20;
const MAX_REASON = 200;

/**
 * The body of a request, checked as the given class; no body is an empty object. It is read after the guard
 * has let the request in and seen that it is JSON, so nobody without a token makes the API read anything.
 */
export const JsonBody: (type: Class) => ParameterDecorator = createParamDecorator(
  (type: Class, context: ExecutionContext) => readJson(type, context.switchToHttp().getRequest()),
);

async function readJson(type: Class, request: IncomingMessage): Promise<object> {
  const decoded = decode(type, await bodyOf(request), 'refuse', MAX_BODY_BYTES);
  if (decoded.ok) return decoded.value;
  throw refusalError(decoded.refusal);
}

const bodies = new WeakMap<IncomingMessage, Promise<Buffer>>();

/** The bytes of the body, which are read once whoever asks. */
export function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const known = bodies.get(request);
  if (known) return known;
  const body = readBody(request);
  bodies.set(request, body);
  return body;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (!hasBody(request)) return Buffer.from('{}');
  const length = Number(request.headers['content-length'] ?? 0);
  const body = length > MAX_BODY_BYTES ? undefined : await received(request);
  if (body) return body;
  throw new RollcallError('payload-too-large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
}

async function received(request: IncomingMessage): Promise<Buffer | undefined> {
  try {
    return await readBounded(request, MAX_BODY_BYTES);
  } catch (error) {
    throw new RollcallError('invalid-request', 'The body broke off.', { cause: error });
  }
}

/**
 * Throws `unsupported-media-type` where there is a body of another kind, also on a route that reads none: a form of
 * another site can send any other kind, but not JSON.
 */
export function requireJsonBody(request: IncomingMessage): void {
  if (!hasBody(request)) return;
  const { headers } = request;
  const encoding = headers['content-encoding'] ?? 'identity';
  if (JSON_TYPE.test(headers['content-type'] ?? '') && encoding === 'identity') return;
  throw new RollcallError('unsupported-media-type', 'The body is not plain JSON in UTF-8.');
}

/** RFC 9112, clause 6.3. */
function hasBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': transfer } = headers;
  return transfer !== undefined || (length !== undefined && Number(length) !== 0);
}

function refusalError({ fields }: Refusal): RollcallError {
  return new RollcallError('invalid-request', 'The body is not what is expected here.', {
    fields: fields.slice(0, MAX_FIELDS).map((reason) => reason.slice(0, MAX_REASON)),
  });
}
