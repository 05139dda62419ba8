import { askPicture } from '#camera-agent/adapters/drivers/process/ask-picture.js';
import { askProgram } from '#camera-agent/adapters/drivers/process/ask-program.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

const question = {
  tool: '/nowhere/rpicam-vid',
  args: ['--version'],
  environment: {},
  signal: new AbortController().signal,
  errorOf: () => new RollcallError('unsupported', 'It was run, and said no.'),
};

test.each([
  ['a program', askProgram],
  [
    'a program whose exit code does not count',
    (asked: typeof question) => askProgram({ ...asked, lenient: true }),
  ],
  ['a program that gives a picture', askPicture],
])('%s that cannot be run is refused with what the system says', async (_, ask) => {
  const refused = { code: 'camera-failed', message: expect.stringContaining('ENOENT') as string };
  await expect(ask(question)).rejects.toMatchObject(refused);
});
