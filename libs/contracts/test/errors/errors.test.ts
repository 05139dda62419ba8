import { ERRORS, isErrorCode, type ErrorCode } from '#contracts/errors/catalogue.js';
import { fromWire, toProblem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

const CODES = Object.keys(ERRORS) as ErrorCode[];

describe.each(CODES)('%s', (code) => {
  test('has a status of a refusal, a title without and an advice with a full stop', () => {
    const { status, title, advice } = ERRORS[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z].*[^.!?\s]$/);
    expect(advice).toMatch(/^[A-Z].*[^.!?\s]\.$/);
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('survives the way over a wire', () => {
    const error = new RollcallError(code, 'What was refused, and why.', { fields: ['a is wrong'] });
    const problem = toProblem(error);
    expect(problem).toEqual({
      type: `urn:rollcall:error:${code}`,
      title: ERRORS[code].title,
      status: ERRORS[code].status,
      detail: 'What was refused, and why.',
      code,
      advice: ERRORS[code].advice,
      fields: ['a is wrong'],
    });
    const again = fromWire(JSON.parse(JSON.stringify(problem)) as object);
    expect(toProblem(again)).toEqual({ ...problem, fields: undefined });
  });
});

test('an advice of its own goes before that of the catalogue', () => {
  const error = new RollcallError('camera-busy', 'In use.', { advice: 'End libcamera-hello.' });
  expect(toProblem(error).advice).toBe('End libcamera-hello.');
  expect(fromWire(toProblem(error)).advice).toBe('End libcamera-hello.');
});

test.each([new Error('password=hunter2'), 'password=hunter2', undefined, null, { code: 'disk-full' }])(
  'what is not from the catalogue is internal and keeps its text to itself: %p',
  (error) => {
    expect(toProblem(error)).toMatchObject({ code: 'internal', status: 500 });
    expect(JSON.stringify(toProblem(error))).not.toContain('hunter2');
  },
);

test.each([{}, { code: 'no-such-code' }, { code: 'toString' }, { code: 7, detail: 8, advice: 9 }])(
  'an error of a wire that says nothing known is internal: %p',
  (wire) => {
    expect(fromWire(wire)).toMatchObject({ code: 'internal', message: 'The other side gave no reason.' });
  },
);

test('the cause is kept', () => {
  const cause = new Error('ENOSPC');
  expect(new RollcallError('disk-full', 'Full.', { cause }).cause).toBe(cause);
});

test('isErrorCode knows the codes and nothing that every object has', () => {
  for (const code of CODES) expect(isErrorCode(code)).toBe(true);
  for (const other of ['toString', '__proto__', '', 7, undefined]) expect(isErrorCode(other)).toBe(false);
});
