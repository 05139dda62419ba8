import { Connection, type Packet } from '#bus/connection.js';
import { topicOf } from '#contracts/topics/topic.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';

let broker: TestBroker;

beforeEach(async () => {
  broker = await startTestBroker();
});

afterEach(() => broker.close());

const PACKET: Packet = {
  topic: topicOf('agent.presence', { id: 'cam-1' }),
  payload: '{}',
  qos: 1,
  retain: true,
};

async function open(): Promise<Connection> {
  const password = await broker.passwordOf('cam-1', 'cam-1');
  const to = { url: broker.url, clientId: 'cam-1', username: 'cam-1', password };
  return Connection.open(to, PACKET, new AbortController().signal);
}

test('what was answered leaves nothing behind for as long as the connection lasts', async () => {
  const connection = await open();
  let waiting = 0;
  const { closed } = connection;
  const then = closed.then.bind(closed);
  closed.then = (...reactions) => {
    waiting += 1;
    return then(...reactions);
  };
  for (let each = 0; each < 3; each += 1) await connection.publish(PACKET);
  expect(waiting).toBe(0);
  await connection.end();
});

test('what waits for an answer when the connection goes is told so, and so is what is sent behind it', async () => {
  const connection = await open();
  const waits = connection.publish(PACKET);
  connection.break();
  await expect(waits).rejects.toMatchObject({ code: 'broker-away' });
  await connection.closed;
  await expect(connection.publish(PACKET)).rejects.toMatchObject({ code: 'broker-away' });
});
