import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { Lab, problemIn } from '../support/lab.js';

let lab: Lab;
beforeAll(async () => (lab = await Lab.start()));
afterAll(() => lab.close());

test('many cameras are set at once, and each answers for itself', async () => {
  expect(problemIn(await lab.call('patch', '/settings', { cameras: 'all', settings: {} }))).toEqual([
    409,
    'no-cameras',
  ]);
  const [one, two] = [await lab.camera('cam-1'), await lab.camera('cam-2')];
  const settings = { desired: { width: 640, height: 480, fps: 30, rotation: 180 } };
  one.answer = () => ({ data: { settings } });
  const { message: detail, advice, code } = new RollcallError('unsupported', 'It cannot turn.');
  two.answer = () => ({ status: 'error', error: { code, detail, advice } });
  const body = { cameras: 'all', settings: { rotation: 180 } };
  const answer = await lab.call('patch', '/settings', body).expect(207);
  expect(answer.body).toMatchObject({
    items: [
      { cameraId: 'cam-1', ok: true, settings },
      { cameraId: 'cam-2', ok: false, error: { code: 'unsupported' } },
    ],
  });
  expect(one.commands[0]?.command.args).toEqual({ rotation: 180 });
  await lab.call('patch', '/settings', { ...body, cameras: ['cam-1'] }).expect(200);
});

test('what a setting may not be is refused before any camera hears of it', async () => {
  for (const settings of [{ rotation: 45 }, { nonsense: 1 }, undefined])
    expect(problemIn(await lab.call('patch', '/settings', { cameras: ['cam-1'], settings }))).toEqual([
      400,
      'invalid-request',
    ]);
});
