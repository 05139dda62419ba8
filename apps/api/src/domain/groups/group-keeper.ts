import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { GroupView, Snapshot } from '#contracts/http/views.js';
import type { Announcer } from '../events/announcer.js';
import { sameValue } from '../same-value.js';
import type { GroupStore } from './group-store.js';
import { Groups } from './groups.js';

/** The groups as they are kept; says so whenever one changes. */
export class GroupKeeper extends Groups {
  private readonly groups = new Map<string, GroupView>();
  private latest: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: GroupStore,
    private readonly announcer: Announcer,
  ) {
    super();
  }

  async load(): Promise<void> {
    for (const group of await this.store.all()) this.groups.set(group.name, group);
  }

  all(): GroupView[] {
    return [...this.groups.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Nothing while there are none. */
  inSnapshot(): Pick<Snapshot, 'groups'> {
    return this.groups.size > 0 ? { groups: this.all() } : {};
  }

  one(name: string): GroupView {
    const group = this.groups.get(name);
    if (group) return group;
    throw new RollcallError('unknown-group', 'There is no group with this name.');
  }

  put(group: GroupView): Promise<GroupView> {
    return this.inTurn(async () => {
      await this.store.put(group);
      const isNews = !sameValue(this.groups.get(group.name), group);
      this.groups.set(group.name, group);
      if (isNews) this.announcer.announce({ type: 'group.changed', subject: group.name, data: group });
      return group;
    });
  }

  remove(name: string): Promise<void> {
    return this.inTurn(async () => {
      await this.store.remove(name);
      this.groups.delete(name);
      this.announcer.announce({ type: 'group.removed', subject: name, data: { name } });
    });
  }

  /** One after the other: what is kept last is what is said last. */
  private inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.latest.then(change);
    // A refusal is its caller's to tell; the next one has its turn all the same.
    this.latest = turn.catch(() => undefined);
    return turn;
  }
}
