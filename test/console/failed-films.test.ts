import { notifications, notificationsStore } from '@mantine/notifications';
import type { Fleet, Schemas, StreamEvent } from '#client/index.js';
import { tellOfFailedFilms } from '../../apps/console/src/camera/failed-films.js';

type Film = Schemas['Recording'];

/** A fleet that hears that the film of each of these cameras failed, once it is listened to. */
class FailingFleet {
  readonly state = { services: new Map([['cam-1', { label: 'Front' }]]) };
  private listener: ((event: StreamEvent) => void) | undefined;

  onEvent(listener: (event: StreamEvent) => void): () => void {
    this.listener = listener;
    return () => (this.listener = undefined);
  }

  fail(...cameras: string[]): void {
    this.tell(cameras, { reason: 'disk-full', note: 'There is no room.' });
  }

  interrupt(...cameras: string[]): void {
    this.tell(cameras, { reason: 'no-camera', goesOn: true });
  }

  private tell(cameras: readonly string[], more: Partial<Film>): void {
    for (const cameraId of cameras) {
      const data = { cameraId, state: 'failed', ...more } as Film;
      this.listener?.({ type: 'recording.failed', subject: 'film', id: 'e', time: '', data });
    }
  }
}

const told = (): (readonly [unknown, unknown])[] =>
  notificationsStore.getState().notifications.map(({ title, message }) => [title, message] as const);

describe('films that fail', () => {
  let fleet: FailingFleet;
  let deaf: () => void;

  beforeEach(() => {
    fleet = new FailingFleet();
    deaf = tellOfFailedFilms(fleet as unknown as Fleet);
  });
  afterEach(() => {
    deaf();
    notifications.clean();
  });

  const WHY = 'the disk is full: There is no room. Delete recordings of it, or give it a larger disk.';

  it('are told with why and what to do', () => {
    fleet.fail('cam-1');
    expect(told()).toEqual([['1 recording failed', `Front: ${WHY}`]]);
  });

  it('are gathered in one notification, the newest first and the rest counted', () => {
    fleet.fail('cam-1', 'cam-2', 'cam-3', 'cam-4', 'cam-5');
    const newest = ['cam-5', 'cam-4', 'cam-3'].map((id) => `${id}: ${WHY}`);
    expect(told()).toEqual([['5 recordings failed', [...newest, '2 more: see "Recordings".'].join('\n')]]);
  });

  it('are told apart from those that go on', () => {
    fleet.interrupt('cam-1');
    const interrupted = 'Front: the camera is gone. Look at its cable.';
    expect(told()).toEqual([['1 recording interrupted', interrupted]]);
    fleet.fail('cam-2');
    expect(told()).toEqual([
      ['2 recordings failed or interrupted', [`cam-2: ${WHY}`, interrupted].join('\n')],
    ]);
    notifications.hide('failed-films');
    fleet.fail('cam-2');
    expect(told()).toEqual([['1 recording failed', `cam-2: ${WHY}`]]);
  });

  it('are not told again once they were put away', () => {
    fleet.fail('cam-1', 'cam-2');
    notifications.hide('failed-films');
    fleet.fail('cam-3');
    expect(told()).toEqual([['1 recording failed', `cam-3: ${WHY}`]]);
  });
});
