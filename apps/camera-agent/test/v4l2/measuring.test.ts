import { Measuring } from '#camera-agent/adapters/drivers/v4l2/measuring.js';
import type { Measured } from '#camera-agent/domain/camera/camera-driver.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';

/** A camera that answers when the test lets it, with what it had when it was asked. */
class Camera {
  exposure = 1000;
  asked = 0;
  private answer: (() => void) | undefined;

  read(): Promise<Measured> {
    this.asked += 1;
    const { exposure } = this;
    return new Promise((resolve) => {
      this.answer = () => resolve({ exposure });
    });
  }

  async answers(): Promise<void> {
    this.answer?.();
    await new Promise(setImmediate);
  }
}

let camera: Camera;
let clock: FakeClock;
let measuring: Measuring;

beforeEach(() => {
  camera = new Camera();
  clock = new FakeClock();
  measuring = new Measuring(camera, clock, silentLogger);
});

test('looks at once, and again every five seconds', async () => {
  measuring.again();
  await camera.answers();
  expect(measuring.latest).toEqual({ exposure: 1000 });
  camera.exposure = 2000;
  clock.advance(4999);
  expect(camera.asked).toBe(1);
  clock.advance(1);
  await camera.answers();
  expect(measuring.latest).toEqual({ exposure: 2000 });
});

test('what was set while it looked is looked at right after', async () => {
  measuring.again();
  camera.exposure = 2000;
  measuring.again();
  await camera.answers();
  clock.advance(0);
  await camera.answers();
  expect(measuring.latest).toEqual({ exposure: 2000 });
  clock.advance(4999);
  expect(camera.asked).toBe(2);
});

test('ends, and knows nothing any more', async () => {
  measuring.again();
  await camera.answers();
  measuring.stop();
  expect(measuring.latest).toEqual({});
  expect(clock.timers).toBe(0);
});
