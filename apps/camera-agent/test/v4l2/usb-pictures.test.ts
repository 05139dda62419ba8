import { V4l2Driver } from '#camera-agent/adapters/drivers/v4l2/v4l2-driver.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { describeWith } from '#testing/tools.js';
import { RecordingListener } from '../camera/recording-listener.js';
import { DEADLINE_MS, fileOf, runTool } from '../media/run-tool.js';
import { C270, C920, UsbHost } from './usb-host.js';

const VIDEO: Settings = { width: 640, height: 480, fps: 30 };
const drivers: V4l2Driver[] = [];

afterEach(async () => {
  await Promise.all(drivers.splice(0).map((driver) => driver.stop()));
});

function driverOf(host: UsbHost, name: string, environment = host.environment): V4l2Driver {
  const { namesFolder } = host;
  const deps = { clock: systemClock, logger: silentLogger, environment, namesFolder };
  const driver = new V4l2Driver(host.device(name), undefined, deps);
  drivers.push(driver);
  return driver;
}

async function streaming(driver: V4l2Driver): Promise<void> {
  const told = new RecordingListener();
  await driver.start(() => VIDEO, told);
  await eventually('a picture', () => told.units.length > 0);
}

describe('a key frame', () => {
  const presses = async (host: UsbHost): Promise<number> =>
    (await host.calls()).filter((line) => line.endsWith('--set-ctrl=force_key_frame=1')).length;

  test('is asked of a camera whose encoder can be told, once for many wishes', async () => {
    const host = await UsbHost.with([C920], { button: true });
    const driver = driverOf(host, C920.name);
    driver.requestKeyFrame();
    await streaming(driver);
    expect(await presses(host)).toBe(0);
    for (let wish = 0; wish < 5; wish++) driver.requestKeyFrame();
    await eventually('the second', async () => (await presses(host)) === 2);
    await driver.stop();
    expect(await presses(host)).toBe(2);
  });

  test('is not asked of one that cannot', async () => {
    const host = await UsbHost.with([C920]);
    const driver = driverOf(host, C920.name);
    await streaming(driver);
    driver.requestKeyFrame();
    await driver.stop();
    expect(await presses(host)).toBe(0);
  });
});

describeWith(['ffmpeg', 'ffprobe'], 'a still of a camera that is not open', () => {
  test.each([C920, C270])(
    'is one picture of the size that is asked for: %p',
    async (camera) => {
      const driver = driverOf(await UsbHost.with([camera]), camera.name);
      const jpeg = await driver.still({ ...VIDEO, width: 320, height: 180 });
      const entries = ['-show_entries', 'stream=codec_name,width,height', '-of', 'csv=p=0'];
      const file = await fileOf('still.jpg', Buffer.from(jpeg));
      expect((await runTool('ffprobe', ['-v', 'error', ...entries, file])).toString().trim()).toBe(
        'mjpeg,320,180',
      );
    },
    DEADLINE_MS,
  );
});

test('a camera that is open, busy or gone gives no such still, and says so', async () => {
  const open = driverOf(await UsbHost.with([C920]), C920.name);
  await streaming(open);
  await expect(open.still(VIDEO)).rejects.toMatchObject({ code: 'camera-busy' });
  const busy = driverOf(await UsbHost.with([C270], { busy: true }), C270.name);
  await expect(busy.still(VIDEO)).rejects.toMatchObject({ code: 'camera-busy' });
  const gone = driverOf(await UsbHost.with([]), C270.name);
  await expect(gone.still(VIDEO)).rejects.toMatchObject({ code: 'no-camera' });
});

test('without ffmpeg it is said what to install', async () => {
  const host = await UsbHost.with([C270]);
  const driver = driverOf(host, C270.name, await host.withV4l2CtlAlone());
  await expect(driver.still(VIDEO)).rejects.toMatchObject({ code: 'no-decoder' });
});
