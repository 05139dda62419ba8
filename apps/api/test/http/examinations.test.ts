import { Examinations } from '#api/domain/examinations/examinations.js';
import type { Doctor, OperatorSight } from '#api/main.js';
import type { Examination } from '#contracts/http/examination.js';
import { startTestBroker } from '#testing/broker.js';
import { call } from '../support/caller.js';
import { startTestApi } from '../support/test-api.js';
import { Lab, problemIn } from '../support/lab.js';
import { serviceOf } from '../support/samples.js';
import { eventually } from '#testing/eventually.js';

const PATH = '/examinations';
const FOUND: Examination = {
  verdict: 'problem',
  findings: [
    { group: 'host', check: 'firewall', verdict: 'problem', seen: 'It drops UDP 9897', todo: 'Let it in.' },
  ],
};

/** One that is at work until it is told to be done. */
class SlowDoctor implements Doctor {
  readonly sights: OperatorSight[] = [];
  private readonly waiting: (() => void)[] = [];

  examine(sight: OperatorSight, signal: AbortSignal): Promise<Examination> {
    this.sights.push(sight);
    return new Promise((resolve, reject) => {
      this.waiting.push(() => resolve(FOUND));
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  }

  done(): void {
    for (const done of this.waiting.splice(0)) done();
  }
}

describe('an examination of the host', () => {
  let lab: Lab;
  let doctor: SlowDoctor;

  beforeEach(async () => {
    doctor = new SlowDoctor();
    lab = await Lab.start({ doctor });
    await lab.discovery.say(serviceOf('cam-1'));
    await eventually('the camera is seen', () => lab.api.parts.fleet.allServices().length === 1);
  });
  afterEach(() => lab.close());

  test('is told what the operator knows, and its findings are the answer', async () => {
    const asked = ask();
    await eventually('it is at work', () => doctor.sights.length === 1);
    doctor.done();
    expect(await asked).toMatchObject({ status: 200, body: FOUND });
    expect(doctor.sights[0]).toMatchObject({
      url: lab.api.url,
      services: { items: [{ id: 'cam-1' }] },
      discovery: { present: true },
      roster: { names: [] },
    });
  });

  test('that the end of the API meets is given up, and none begins after it', async () => {
    const asked = ask();
    await eventually('it is at work', () => doctor.sights.length === 1);
    lab.api.parts.examinations.stop();
    expect(problemIn(await asked)).toEqual([503, 'shutting-down']);
    expect(problemIn(await ask())).toEqual([503, 'shutting-down']);
    expect(doctor.sights).toHaveLength(1);
  });

  const ask = async () => await lab.call('post', PATH);
});

test('is made also where nothing was heard of discovery: that is something to find', async () => {
  const broker = await startTestBroker();
  const doctor = new SlowDoctor();
  const api = await startTestApi(broker, {}, undefined, { doctor }, 'nothing');
  const asked = call(api, 'POST', `/api/v1${PATH}`, api.auth);
  await eventually('it is at work', () => doctor.sights.length === 1);
  doctor.done();
  expect((await asked).status).toBe(200);
  expect(doctor.sights[0]).toMatchObject({
    services: { items: [] },
    discovery: { present: false, links: [] },
  });
  await api.close();
  await broker.close();
});

test('one is for all who ask while it runs, and the next is a new one', async () => {
  const doctor = new SlowDoctor();
  const examinations = new Examinations(doctor, () => ({}) as OperatorSight);
  const asked = [examinations.examine('http://rig:8080'), examinations.examine('http://rig:8080')];
  doctor.done();
  expect(await Promise.all(asked)).toEqual([FOUND, FOUND]);
  expect(doctor.sights).toHaveLength(1);
  const next = examinations.examine('http://rig:8080');
  doctor.done();
  expect(await next).toEqual(FOUND);
  expect(doctor.sights).toHaveLength(2);
});

test('after one that failed there can be another', async () => {
  let isIll = true;
  const doctor: Doctor = {
    examine: () => (isIll ? Promise.reject(new Error('no /proc')) : Promise.resolve(FOUND)),
  };
  const examinations = new Examinations(doctor, () => ({}) as OperatorSight);
  await expect(examinations.examine('http://rig:8080')).rejects.toThrow('no /proc');
  isIll = false;
  expect(await examinations.examine('http://rig:8080')).toBe(FOUND);
});
