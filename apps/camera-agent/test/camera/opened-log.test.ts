import { RecordingLogger } from '#testing/recording-logger.js';
import { makeCamera, standingBy } from './camera-under-test.js';

test('each start of a camera is in the log: from the first one a simulated camera counts the times of its faults', async () => {
  const logger = new RecordingLogger();
  const { camera } = await standingBy(await makeCamera({}, { logger }));
  await camera.close();
  await camera.open();
  const opened = logger.at('debug').filter(({ message }) => message === 'The camera is opened.');
  expect(opened).toHaveLength(2);
});
