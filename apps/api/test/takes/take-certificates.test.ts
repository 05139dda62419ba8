import { TakeCertificates } from '#api/domain/takes/certificate/take-certificates.js';
import type { FilmTimes } from '#api/domain/takes/certificate/film-times.js';
import { exampleTake } from '../support/example-take.js';
import { T, wire } from '../support/true-take.js';

const clock = { now: () => T + 90_000 };

test('a certificate is made with the times that could be had, and says of which cameras', async () => {
  const { take, times } = exampleTake();
  const gone = new Error('it is away');
  const source = {
    times: (camera: string, recording: string): Promise<FilmTimes> => {
      const found = camera === 'usb-wide' ? undefined : times.get(recording);
      return found ? Promise.resolve(found) : Promise.reject(gone);
    },
  };
  const { certificate, plot, failures } = await new TakeCertificates(source, clock).of(take);
  expect([...failures]).toEqual([['film-usb-wide', gone]]);
  expect(certificate.madeAt).toBe(wire(T + 90_000));
  const unread = certificate.cameras.filter(({ framesRead }) => !framesRead);
  expect(unread.map(({ cameraId }) => cameraId)).toEqual(['usb-wide', 'pi-roof']);
  expect(plot.missing).toEqual(['Wide']);
});

test('more than two at once are refused, and the next is taken when one is made', async () => {
  const { take } = exampleTake();
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  const source = { times: (): Promise<FilmTimes> => asked.then(() => ({ sinceFirstMs: [0, 33] })) };
  const certificates = new TakeCertificates(source, clock);
  const two = [certificates.of(take), certificates.of(take)];
  await expect(certificates.of(take)).rejects.toMatchObject({ code: 'too-many' });
  answer();
  await Promise.all(two);
  await expect(certificates.of(take)).resolves.toBeDefined();
});
