import type { Collection } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Service } from '#contracts/messages/registry.js';
import { eventually } from '#testing/eventually.js';
import { Mosquitto } from '#testing/mosquitto.js';
import { Rollcall } from '#testing/rollcall.js';
import { describeWith } from '#testing/tools.js';
import { World } from './support/world.js';

const DEADLINE_MS = 60_000;

describeWith('mosquitto', 'over mosquitto with the files of deploy/mosquitto', () => {
  let world: World;
  let mosquitto: Mosquitto | undefined;
  const programs: Rollcall[] = [];

  afterEach(async () => {
    await Promise.all(programs.map((program) => program.end()));
    await mosquitto?.close();
  });

  function start(args: readonly string[], more: Record<string, string> = {}): Rollcall {
    const program = Rollcall.start(args, { ...world.env, ROLLCALL_BROKER_LOGIN: 'password', ...more });
    programs.push(program);
    return program;
  }

  test(
    'a camera is found and records a second',
    async () => {
      world = await World.make();
      const { stdout: passwords, code } = await Rollcall.run(['mosquitto-passwords', 'cam-1'], {
        ...world.env,
      });
      expect(code).toBe(0);
      mosquitto = await Mosquitto.start({ passwords, port: world.ports.mqtt });
      const parts = ['discovery', 'api'].map((part) =>
        start([part]).says(`Rollcall ${part} runs`, DEADLINE_MS),
      );
      await Promise.all(parts);
      start(['agent'], { ROLLCALL_ID: 'cam-1', ROLLCALL_DRIVER: 'simulated' });
      const isFound = async (): Promise<boolean> => {
        const { items } = await world.get<Collection<Service>>('/services');
        return items.some(({ id, status }) => id === 'cam-1' && status === 'found');
      };
      await eventually('the camera is found', isFound, DEADLINE_MS);
      const standsBy = async (): Promise<boolean> => {
        const response = await world.call('GET', '/cameras/cam-1');
        return response.ok && ((await response.json()) as { status: string }).status === 'standing-by';
      };
      await eventually('it stands by', standsBy, DEADLINE_MS);
      const { code: recorded } = await Rollcall.run(['record', 'cam-1', '--for', '1s'], { ...world.env });
      expect(recorded).toBe(0);
      const { items } = await world.get<Collection<Recording>>('/cameras/cam-1/recordings');
      expect(items).toMatchObject([{ cameraId: 'cam-1', state: 'saved' }]);
      const { frames = 0, droppedFrames = 0 } = items[0] ?? {};
      // A host that is very busy loses frames, and says so.
      expect(frames + droppedFrames).toBeGreaterThanOrEqual(29);
    },
    4 * DEADLINE_MS,
  );
});
