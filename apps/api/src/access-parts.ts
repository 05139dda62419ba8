import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Reach } from '#contracts/http/access-views.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { TlsIdentity } from '#credentials/tls-identity.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import type { Refusals } from '#runtime/refusals.js';
import { ApiTokens } from './adapters/access/api-tokens.js';
import { Authenticator } from './adapters/access/authenticator.js';
import { Endings } from './adapters/access/endings.js';
import type { JoinTokens } from './adapters/access/join-tokens.js';
import { Keyholders } from './adapters/access/keyholders.js';
import { OpenAnswers } from './adapters/access/open-answers.js';
import { PasswordChecks } from './adapters/access/password-checks.js';
import { Sessions } from './adapters/access/sessions.js';
import { SignInLinks } from './adapters/access/sign-in-links.js';
import { StoredSession } from './adapters/access/stored-session.js';
import { StoredToken } from './adapters/access/stored-token.js';
import { StoredUser } from './adapters/access/stored-user.js';
import { Users } from './adapters/access/users.js';
import { AuditFile } from './adapters/fs/audit-file.js';
import { KeptList } from './adapters/fs/kept-list.js';
import { CredentialCheck } from './adapters/http/auth/credential-check.js';
import { FailedTokens } from './adapters/http/auth/failed-tokens.js';
import { SignIn } from './adapters/http/auth/sign-in.js';
import { KnownHosts } from './adapters/http/server/known-hosts.js';

interface AccessNeeds {
  readonly folder: string;
  readonly adminToken: string;
  readonly hosts: readonly string[];
  /** Undefined where nothing is open to the network. */
  readonly tls: TlsIdentity | undefined;
  readonly insecureLan: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: Random;
}

export interface AccessParts {
  readonly tokenList: KeptList<StoredToken>;
  readonly userList: KeptList<StoredUser>;
  readonly sessionList: KeptList<StoredSession>;
  readonly tokens: ApiTokens;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly answers: OpenAnswers;
  readonly credentials: CredentialCheck;
  readonly signIn: SignIn;
  readonly knownHosts: KnownHosts;
  readonly audit: AuditFile;
}

function reachOf({ tls, insecureLan }: AccessNeeds): Reach {
  if (!tls) return 'this-host';
  return insecureLan ? 'network-in-plain' : 'network';
}

/** Who may call, and what is written down of it; the lists are not loaded yet. */
export function makeAccess(needs: AccessNeeds, joinTokens: JoinTokens, refusals: Refusals): AccessParts {
  const { folder, adminToken, hosts, clock, logger, random } = needs;
  const endings = new Endings();
  const { tokenList, userList, sessionList } = makeLists(folder);
  const tokens = new ApiTokens(tokenList, endings, clock, random, logger);
  const users = new Users(userList, new PasswordChecks(), endings, clock);
  const keyholders = new Keyholders(adminToken, tokens, users);
  const sessions = new Sessions({ list: sessionList, keyholders, endings, clock, logger });
  const answers = new OpenAnswers();
  endings.on((key) => answers.end(key));
  const authenticator = new Authenticator(adminToken, tokens, users, sessions);
  const credentials = new CredentialCheck(authenticator, new FailedTokens(clock), joinTokens, refusals);
  const signIn = new SignIn(sessions, new SignInLinks(endings, clock), credentials, clock, reachOf(needs));
  const knownHosts = new KnownHosts(hosts, hostname);
  const audit = new AuditFile(join(folder, 'audit.jsonl'), refusals);
  return {
    tokenList,
    userList,
    sessionList,
    tokens,
    users,
    sessions,
    answers,
    credentials,
    signIn,
    knownHosts,
    audit,
  };
}

function makeLists(folder: string): Pick<AccessParts, 'tokenList' | 'userList' | 'sessionList'> {
  const tokenList = new KeptList<StoredToken>({
    path: join(folder, 'api-tokens.json'),
    type: StoredToken,
    keyOf: ({ id }) => id,
    what: 'API tokens',
  });
  const userList = new KeptList<StoredUser>({
    path: join(folder, 'users.json'),
    type: StoredUser,
    keyOf: ({ name }) => name,
    what: 'users',
  });
  const sessionList = new KeptList<StoredSession>({
    path: join(folder, 'sessions.json'),
    type: StoredSession,
    keyOf: ({ hash }) => hash,
    what: 'sessions',
  });
  return { tokenList, userList, sessionList };
}
