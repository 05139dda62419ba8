import { createHmac, randomBytes } from 'node:crypto';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { UserView } from '#contracts/http/access-views.js';
import type { Role } from '#contracts/http/role.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Keyholder } from '../../domain/access/keyholder.js';
import { ADMIN, type Principal } from '../../domain/access/principal.js';
import type { KeptList } from '../fs/kept-list.js';
import type { Endings } from './endings.js';
import type { PasswordChecks } from './password-checks.js';
import { hashPassword, NOBODYS_HASH } from './password-hash.js';
import { hashOfSecret } from './random-secret.js';
import type { StoredUser } from './stored-user.js';

const MAX_USERS = 256;
const PREFIX = 'user:';
/** For so long a right password is known again at once: a player sends it with each of its many requests. */
const KNOWN_MS = 60_000;

interface Known {
  readonly mac: string;
  readonly until: number;
}

/** People who sign in by name and password. */
export class Users {
  private readonly known = new Map<string, Known>();
  /** Of this run alone: what is known for a minute says nothing of a password to anybody else. */
  private readonly macKey = randomBytes(32);

  constructor(
    private readonly list: KeptList<StoredUser>,
    private readonly checks: PasswordChecks,
    private readonly endings: Endings,
    private readonly clock: Clock,
  ) {}

  all(): UserView[] {
    return this.list.all().map(viewOf);
  }

  /** Throws `user-exists` or `limit-reached`. */
  async create(name: string, role: Role, password: string): Promise<UserView> {
    const createdAt = new Date(this.clock.now()).toISOString();
    const user = { name, role, passwordHash: await hashPassword(password), createdAt };
    // After the hash, which takes its time: another request may have taken the name.
    if (name === ADMIN.name || this.list.get(name)) {
      throw new RollcallError('user-exists', `The name ${name} is taken.`);
    }
    if (this.list.size >= MAX_USERS) {
      throw new RollcallError('limit-reached', `There are ${MAX_USERS} users already.`);
    }
    await this.list.put(user);
    return viewOf(user);
  }

  /** Ends the user's sessions and streams. Throws `unknown-user`. */
  async change(name: string, { role, password }: { role?: Role; password?: string }): Promise<UserView> {
    this.require(name);
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const user = { ...this.require(name), ...(role && { role }), ...(passwordHash && { passwordHash }) };
    await this.list.put(user);
    this.end(name);
    return viewOf(user);
  }

  /** Ends the user's sessions and streams. Throws `unknown-user`. */
  async remove(name: string): Promise<void> {
    this.require(name);
    const removed = this.list.remove(name);
    this.end(name);
    await removed;
  }

  /** The user with this password; undefined for any other pair, after as long a time. */
  async find(name: string, password: string): Promise<Principal | undefined> {
    const user = this.list.get(name);
    if (!(user && this.isKnown(user, password))) {
      const right = await this.checks.check(user?.passwordHash ?? NOBODYS_HASH, password);
      // A change that came meanwhile counts.
      if (!right || !user || this.list.get(name) !== user) return undefined;
      this.known.set(name, { mac: this.mac(user, password), until: this.clock.monotonic() + KNOWN_MS });
    }
    return { key: keyOf(name), name, role: user.role };
  }

  /** Whose key this is; undefined where it is no user's, or that of one who is gone. */
  holder(key: string): Keyholder | undefined {
    const user = this.list.get(key.slice(PREFIX.length));
    if (!user || key !== keyOf(user.name)) return undefined;
    const { name, role, passwordHash } = user;
    return { principal: { key, name, role }, credential: hashOfSecret(passwordHash) };
  }

  private isKnown(user: StoredUser, password: string): boolean {
    const known = this.known.get(user.name);
    return (
      known !== undefined && known.until > this.clock.monotonic() && known.mac === this.mac(user, password)
    );
  }

  private mac({ name, passwordHash }: StoredUser, password: string): string {
    return createHmac('sha256', this.macKey)
      .update(JSON.stringify([name, passwordHash, password]))
      .digest('hex');
  }

  private end(name: string): void {
    this.known.delete(name);
    this.endings.end(keyOf(name));
  }

  private require(name: string): StoredUser {
    const user = this.list.get(name);
    if (user) return user;
    throw new RollcallError('unknown-user', 'There is no user with this name.');
  }
}

function keyOf(name: string): string {
  return `${PREFIX}${name}`;
}

function viewOf({ name, role, createdAt }: StoredUser): UserView {
  return { name, role, createdAt };
}
