import { CameraControl } from '#api/domain/cameras/camera-control.js';
import { Orders } from '#api/domain/cameras/orders.js';
import { SETTINGS_CHANGE_MS } from '#contracts/messages/command-args.js';

test('a change of settings is waited for longer than the agent takes to answer', async () => {
  const waits: number[] = [];
  const settings = { desired: { width: 640, height: 480, fps: 30 } };
  const command = (
    _camera: string,
    _name: string,
    _args: object,
    timeoutMs: number,
  ): Promise<Record<string, unknown>> => {
    waits.push(timeoutMs);
    return Promise.resolve({ settings });
  };
  const deeds = { of: <T>(_: object, work: () => Promise<T>): Promise<T> => work() };
  const times = { of: <T>(_: string, work: () => Promise<T>): Promise<T> => work() };
  const cameras = { requireCommandable: () => undefined };
  const control = new CameraControl(new Orders(cameras, { command }, deeds, times));
  expect(await control.change('cam-1', {})).toEqual(settings);
  expect(waits[0]).toBeGreaterThan(SETTINGS_CHANGE_MS);
});
