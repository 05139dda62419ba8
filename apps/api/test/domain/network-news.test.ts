import fc from 'fast-check';
import { Fleet } from '#api/domain/fleet/fleet.js';
import { NetworkNews } from '#api/domain/fleet/network-news.js';
import { metaOf, troubleOf } from '../support/samples.js';

const told = (news: NetworkNews, ...arguments_: Parameters<typeof troubleOf>): string[] =>
  news.changesTo(troubleOf(...arguments_)).map(({ type }) => type);

test('the view tells trouble as discovery does, from its begin to its end', () => {
  const fleet = new Fleet();
  const trouble = troubleOf(40);
  expect(fleet.apply({ kind: 'registry-meta', meta: metaOf(0, { network: trouble }) })).toEqual([
    { type: 'network.degraded', subject: 'registry', data: trouble },
  ]);
  expect(fleet.snapshot()).toMatchObject({ network: trouble });
  expect(fleet.apply({ kind: 'registry-meta', meta: metaOf(0) })).toEqual([
    { type: 'network.settled', subject: 'registry', data: trouble },
  ]);
  expect(fleet.snapshot()).not.toHaveProperty('network');
});

test('small steps are no news, what they add up to is', () => {
  const news = new NetworkNews();
  expect(told(news, 20, 40)).toEqual(['network.degraded']);
  expect([21, 22, 23].flatMap((silent) => told(news, silent, 40))).toEqual([]);
  expect(told(news, 24, 40)).toEqual(['network.degraded']);
  expect(told(news, 23, 40)).toEqual([]);
});

test('the end is told once, and the same again after it is a begin', () => {
  const news = new NetworkNews();
  told(news, 20, 40);
  expect([1, 2].flatMap(() => news.changesTo(undefined).map(({ type }) => type))).toEqual([
    'network.settled',
  ]);
  expect(told(news, 20, 40)).toEqual(['network.degraded']);
});

test('another begin or another end is news, whatever the figures', () => {
  const news = new NetworkNews();
  told(news, 20, 40);
  expect(told(news, 20, 40, { since: '2026-01-31T12:00:01.000Z' })).toEqual(['network.degraded']);
  expect(told(news, 20, 40, { until: '2026-01-31T12:01:00.000Z' })).toEqual(['network.degraded']);
});

test('however its figures go to and fro within a tenth, one event tells them all', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 50, max: 59 }), { minLength: 1 }), (silent) => {
      const news = new NetworkNews();
      expect(silent.flatMap((each) => told(news, each, 100))).toEqual(['network.degraded']);
    }),
  );
});
