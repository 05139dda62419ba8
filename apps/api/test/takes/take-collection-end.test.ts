import type { ServerResponse } from 'node:http';
import type { TakeView } from '#contracts/http/take-views.js';
import { eventually } from '#testing/eventually.js';
import { CollectingLab, SIZE } from '../support/collecting-lab.js';

test('a collection is judged at its end by the take as it is then: a camera may have settled meanwhile', async () => {
  const at = await CollectingLab.start();
  const [a, b] = [at.film(at.one, 'a'), at.film(at.one, 'b', { part: 2, partOf: 'a' })];
  await at.keep([a, b], [], 'cut');
  const open: ServerResponse[] = [];
  at.one.media.onFilm = (_request, response) => {
    open.push(response.writeHead(200, { etag: '"v1"', 'content-length': SIZE }));
    response.flushHeaders();
  };
  await at.begin();
  await eventually('it has begun', () => open.length > 0);
  await at.keep([a, b], []);
  at.one.media.onFilm = undefined;
  for (const response of open) response.destroy();
  expect(await at.ended()).toMatchObject({ state: 'collected', verified: 2 });
  const answer = await at.lab.call('get', '/takes/take-1').expect(200);
  expect((answer.body as TakeView).collectedAt).toEqual(expect.any(String));
  await at.close();
});
