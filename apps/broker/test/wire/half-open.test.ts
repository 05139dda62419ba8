import { eventually } from '#testing/eventually.js';
import { Strangers, TO_A_BROKER } from '#testing/strangers.js';
import { Lab } from '../support/lab.js';

test('of 150 connections that show nothing 64 are kept at most, and who is there is served', async () => {
  const lab = await Lab.open();
  const strangers = new Strangers(lab.port);
  const client = await lab.client('cam');
  const coming = strangers.come(150, TO_A_BROKER);
  const topic = 'rollcall/v1/agent/cam/presence';
  for (let i = 0; i < 50; i += 1) await client.publishAsync(topic, `${i}`, { qos: 1, retain: true });
  await coming;
  await eventually('the others are thrown out', () => strangers.open <= 64);
  expect(lab.refused['too-many-unauthenticated']).toBeGreaterThanOrEqual(36);
  await client.publishAsync(topic, 'still here', { qos: 1, retain: true });
  expect(client.connected).toBe(true);
  strangers.close();
  await eventually('the storm is over', () => lab.storms === 1);
  await lab.close();
}, 30_000);
