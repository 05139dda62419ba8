import type { Bus } from '#bus/bus.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';

interface BusLab {
  readonly broker: TestBroker;
  /** In the place of one that was closed. */
  startBroker(at: Parameters<typeof startTestBroker>[0]): Promise<void>;
  /** Until the end of the test. */
  kept(bus: Bus): Bus;
}

/** A broker for each test of a file, and buses that are closed after it. */
export function busLab(): BusLab {
  let broker: TestBroker;
  const open: Bus[] = [];
  const startBroker: BusLab['startBroker'] = async (at) => {
    broker = await startTestBroker(at);
  };
  beforeEach(() => startBroker({}));
  afterEach(async () => {
    await Promise.all(open.splice(0).map((bus) => bus.close()));
    await broker.close();
  });
  return {
    get broker() {
      return broker;
    },
    startBroker,
    kept(bus) {
      open.push(bus);
      return bus;
    },
  };
}
