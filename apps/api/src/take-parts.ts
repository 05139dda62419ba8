import { commandId } from '#bus/command-id.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { currentRequest } from '#runtime/current-request.js';
import { actingPrincipal } from './adapters/http/auth/acting.js';
import type { CameraControl } from './domain/cameras/camera-control.js';
import type { Orders } from './domain/cameras/orders.js';
import type { Announcer } from './domain/events/announcer.js';
import type { CameraDirectory } from './domain/fleet/camera-directory.js';
import type { Fleet } from './domain/fleet/fleet.js';
import { resolveTargets } from './domain/fleet/targets.js';
import type { Groups } from './domain/groups/groups.js';
import type { Recorder } from './domain/recordings/recorder.js';
import type { RecordingSource } from './domain/recordings/recording-source.js';
import { TakeBook } from './domain/takes/take-book.js';
import { TakeDirector } from './domain/takes/take-director.js';
import { TakeFilms } from './domain/takes/take-films.js';
import { TakeHolds } from './domain/takes/take-holds.js';
import { TakeList } from './domain/takes/take-list.js';
import { TakeOrders } from './domain/takes/take-orders.js';
import { TakeWatch } from './domain/takes/take-watch.js';
import type { MemoryParts } from './memory-parts.js';

interface TakeNeeds {
  readonly memory: Pick<MemoryParts, 'takeTable'>;
  readonly fleet: Fleet;
  readonly cameras: CameraDirectory;
  readonly groups: Groups;
  readonly announcer: Announcer;
  readonly orders: Orders;
  readonly control: CameraControl;
  readonly recorder: Recorder;
  readonly source: RecordingSource;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

export interface TakeParts {
  readonly takeBook: TakeBook;
  readonly director: TakeDirector;
  readonly takeWatch: TakeWatch;
  readonly takeHolds: TakeHolds;
  readonly takeList: TakeList;
}

function idOfTake(random: Random): string {
  const repeated = currentRequest()?.repeatedAs;
  return repeated === undefined ? random.id() : commandId(repeated, 'takes', 'make', {});
}

/** What rolls many cameras at one instant, and what keeps it. */
export function makeTakes(needs: TakeNeeds): TakeParts {
  const { memory, fleet, cameras, groups, announcer, source, clock, random, logger } = needs;
  const store = memory.takeTable;
  const announce: Announcer['announce'] = (change) => announcer.announce(change);
  const takeBook = new TakeBook({ store, announce, clock, logger });
  const orders = new TakeOrders(needs);
  const takeHolds = new TakeHolds({ book: takeBook, orders, fleet, logger });
  const films = new TakeFilms({ book: takeBook, orders, source });
  const director = new TakeDirector({
    ...{ book: takeBook, films, cameras, clock },
    newId: () => idOfTake(random),
    orders,
    resolve: (targets) => resolveTargets(cameras, groups, targets),
    highestNumber: (name) => store.highestNumber(name),
    actor: () => actingPrincipal()?.name,
  });
  const takeWatch = new TakeWatch({ book: takeBook, director, films, cameras, clock });
  return { takeBook, director, takeWatch, takeHolds, takeList: new TakeList(takeBook, store, announce) };
}
