import { ApiError } from '#client/api-error.js';
import { asCliError } from '../../src/client/api-failure.js';

const TARGET = { base: 'http://h:1', token: 't', tokenSource: '/data/admin-token' };

function refused(code: string, status: number): ApiError {
  return new ApiError({
    kind: 'refused',
    code,
    status,
    title: 'No',
    detail: 'It is wrong.',
    fields: ['name'],
  });
}

test('a refusal is a failure with its code and fields', () => {
  expect(asCliError(refused('invalid-request', 400), TARGET)).toMatchObject({
    kind: 'failed',
    message: 'It is wrong.',
    more: { code: 'invalid-request', fields: ['name'] },
  });
});

test('a refused token is named by where it is from', () => {
  expect(asCliError(refused('unauthenticated', 401), TARGET)).toMatchObject({
    kind: 'token-refused',
    message: 'The API at http://h:1 refused the token from /data/admin-token',
  });
  expect(asCliError(refused('forbidden', 403), TARGET)).toMatchObject({ kind: 'token-refused' });
});

test('an API that is not there is looked for with the flags of the command', () => {
  for (const kind of ['unreachable', 'not-the-api'] as const)
    expect(asCliError(new ApiError({ kind, code: kind, title: '', detail: '' }), TARGET)).toMatchObject({
      kind: 'unreachable',
      more: { advice: expect.stringContaining('--url') as string },
    });
});

test('anything else stays what it is', () => {
  const error = new Error('of another kind');
  expect(asCliError(error, TARGET)).toBe(error);
});
