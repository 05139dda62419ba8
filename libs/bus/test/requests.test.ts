import { Requests } from '#bus/requests.js';
import type { Reply } from '#contracts/messages/command.js';
import { withRequest } from '#runtime/current-request.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { agentBus, apiBus, connected } from '#testing/bus.js';
import { eventually } from '#testing/eventually.js';
import { freePort } from '#testing/free-port.js';
import { busLab } from './bus-lab.js';

const lab = busLab();

test('a command is answered, a refusal is an error again, silence is no-answer', async () => {
  const agent = lab.kept(agentBus(lab.broker, 'cam-1'));
  agent.on('agent.command', { id: 'cam-1' }, (command, { params }) => {
    if (!command || params.name === 'recording-delete') return;
    const { corr, requester } = command;
    const reply =
      params.name === 'recording-start'
        ? { corr, status: 'ok' as const, data: { echo: command.args } }
        : {
            corr,
            status: 'error' as const,
            error: { code: 'not-recording', detail: 'It stands.', advice: 'Start.' },
          };
    void agent.publish('agent.reply', { id: 'cam-1', requester }, reply);
  });
  await connected(agent);
  const api = lab.kept(apiBus(lab.broker));
  const requests = new Requests(api, 'api-test', systemClock, systemRandom);
  await connected(api);
  await expect(requests.command('cam-1', 'recording-start', { name: 'x' }, 5000)).resolves.toEqual({
    echo: { name: 'x' },
  });
  await expect(requests.command('cam-1', 'recording-stop', {}, 5000)).rejects.toMatchObject({
    code: 'not-recording',
    message: 'It stands.',
    advice: 'Start.',
  });
  await expect(requests.command('cam-1', 'recording-delete', {}, 50)).rejects.toMatchObject({
    code: 'no-answer',
  });
});

test('who waits for an answer when the bus closes is told at once', async () => {
  const agent = lab.kept(agentBus(lab.broker, 'cam-1'));
  const heard = Promise.withResolvers<undefined>();
  agent.on('agent.command', { id: 'cam-1' }, () => heard.resolve(undefined));
  await connected(agent);
  const api = lab.kept(apiBus(lab.broker));
  const requests = new Requests(api, 'api-test', systemClock, systemRandom);
  await connected(api);
  const waiting = requests.command('cam-1', 'recording-stop', {}, 60_000);
  const told = expect(waiting).rejects.toMatchObject({ code: 'shutting-down' });
  await heard.promise;
  await api.close();
  await told;
});

test('without a broker a command fails at once', async () => {
  const api = lab.kept(apiBus({ ...lab.broker, url: `mqtt://127.0.0.1:${await freePort()}` }));
  const requests = new Requests(api, 'api-test', systemClock, systemRandom);
  api.start();
  await expect(requests.command('cam-1', 'recording-stop', {}, 60_000)).rejects.toMatchObject({
    code: 'broker-away',
  });
});

test('nobody answers for another camera, however well it knows the command', async () => {
  const [asked, other] = [lab.kept(agentBus(lab.broker, 'cam-1')), lab.kept(agentBus(lab.broker, 'cam-2'))];
  await connected(other);
  asked.on('agent.command', { id: 'cam-1' }, async (command) => {
    if (!command) return;
    const { corr, requester } = command;
    await other.publish('agent.reply', { id: 'cam-2', requester }, { corr, status: 'ok', data: { by: 2 } });
    await asked.publish('agent.reply', { id: 'cam-1', requester }, { corr, status: 'ok', data: { by: 1 } });
  });
  await connected(asked);
  const api = lab.kept(apiBus(lab.broker));
  const requests = new Requests(api, 'api-test', systemClock, systemRandom);
  await connected(api);
  await expect(requests.command('cam-1', 'identify', {}, 5000)).resolves.toEqual({ by: 1 });
  await eventually('the refusal', () => api.refusals.counts.toJSON()['mqtt-foreign-reply'] === 1);
});

test('a request that comes again sends the ids that it sent, and the second command of a kind has one of its own', async () => {
  const corrs: string[] = [];
  const agent = lab.kept(agentBus(lab.broker, 'cam-1'));
  agent.on('agent.command', { id: 'cam-1' }, (command) => {
    if (!command) return;
    corrs.push(command.corr);
    return agent.publish('agent.reply', { id: 'cam-1', requester: command.requester }, answerTo(command));
  });
  await connected(agent);
  const api = lab.kept(apiBus(lab.broker));
  const requests = new Requests(api, 'api-test', systemClock, systemRandom);
  await connected(api);
  const twice = (id: string): Promise<void> =>
    inRequest(id, async () => {
      await requests.command('cam-1', 'identify', {}, 5000);
      await requests.command('cam-1', 'identify', {}, 5000);
    });
  await twice('first');
  await twice('again');
  expect(corrs[0]).not.toBe(corrs[1]);
  expect(corrs.slice(2)).toEqual(corrs.slice(0, 2));
});

function answerTo({ corr }: { readonly corr: string }): Reply {
  return { corr, status: 'ok', data: {} };
}

function inRequest(id: string, work: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    withRequest({ id, repeatedAs: 'the same' }, () => void work().then(resolve, reject));
  });
}
