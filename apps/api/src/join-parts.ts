import { join } from 'node:path';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { enrolledAgentsFile, type EnrolledAgent } from '#credentials/enrolled-agent.js';
import type { OperatorKey } from '#credentials/operator-key.js';
import type { BrokerLogin } from '#credentials/operator-login.js';
import type { TlsIdentity } from '#credentials/tls-identity.js';
import { EnrolmentPapers, LOGIN_MS } from './adapters/access/enrolment-papers.js';
import { Enrolments } from './adapters/access/enrolments.js';
import { joinPlace, type JoinPlace } from './adapters/access/join-place.js';
import { JoinTokens } from './adapters/access/join-tokens.js';
import { StoredJoinToken } from './adapters/access/stored-join-token.js';
import type { EmqxAccess } from './adapters/emqx/emqx-access.js';
import { EmqxShutOut } from './adapters/emqx/emqx-shut-out.js';
import { KeptList } from './adapters/fs/kept-list.js';
import { InstallLines } from './adapters/install/install-lines.js';
import type { Installer } from './adapters/install/installer.js';
import type { CredentialCheck } from './adapters/http/auth/credential-check.js';
import { Joining } from './adapters/http/auth/joining.js';
import { NOBODY_TO_TELL } from './domain/access/broker-shut-out.js';
import type { Fleet } from './domain/fleet/fleet.js';

export interface JoinNeeds {
  /** Of the operator: its parts share it. */
  readonly dataDir: string;
  /** The API's own folder. */
  readonly folder: string;
  readonly mqttUrl: string;
  /** The broker's port of TLS, where it runs on this host. */
  readonly mqttsPort: number;
  /** What the port of TLS shows; undefined where there is none. */
  readonly tls: TlsIdentity | undefined;
  /** Where that port opens. */
  readonly secureAddress: string | undefined;
  /** Its number; 0 is one that nobody here knows. */
  readonly httpsPort: number;
  /** What a Pi is made a camera with. */
  readonly installer: Installer;
  readonly fleetSecret: string;
  readonly operatorKey: OperatorKey;
  readonly brokerLogin: BrokerLogin;
  /** Where the broker is EMQX. */
  readonly emqxAccess: EmqxAccess | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: Random;
}

export interface JoinParts {
  readonly joinTokenList: KeptList<StoredJoinToken>;
  readonly agentList: KeptList<EnrolledAgent>;
  readonly joinTokens: JoinTokens;
  readonly installLines: InstallLines;
  readonly enrolments: Enrolments;
  readonly joining: Joining;
  readonly emqx: EmqxShutOut | undefined;
}

/** What lets cameras join; the list is not loaded yet. */
export function makeJoinTokens(
  needs: JoinNeeds,
): Pick<JoinParts, 'joinTokenList' | 'joinTokens' | 'installLines'> {
  const { folder, clock, random } = needs;
  const joinTokenList = new KeptList<StoredJoinToken>({
    path: join(folder, 'join-tokens.json'),
    type: StoredJoinToken,
    keyOf: ({ id }) => id,
    what: 'join tokens',
  });
  const joinTokens = new JoinTokens(joinTokenList, () => placeOf(needs), clock, random);
  return { joinTokenList, joinTokens, installLines: new InstallLines(joinTokens, needs) };
}

/** How cameras join; the list is not loaded yet. */
export function makeJoining(
  needs: JoinNeeds,
  joinTokens: JoinTokens,
  fleet: Fleet,
  credentials: CredentialCheck,
): Omit<JoinParts, 'joinTokenList' | 'joinTokens' | 'installLines'> {
  const { dataDir, emqxAccess, clock, logger, random } = needs;
  const agentList = new KeptList<EnrolledAgent>({
    ...enrolledAgentsFile(dataDir),
    keyOf: ({ id }) => id,
    notRemoved: 'so the broker still lets it in',
  });
  const emqx = emqxAccess && new EmqxShutOut({ access: emqxAccess, loginMs: LOGIN_MS, clock, logger });
  const enrolments = new Enrolments({
    list: agentList,
    tokens: joinTokens,
    papers: new EnrolmentPapers({ ...needs, place: () => placeOf(needs) }),
    brokerShutOut: emqx ?? NOBODY_TO_TELL,
    isHere: (id) => fleet.isAgentHere(id),
    clock,
    random,
    logger,
  });
  const joining = new Joining(joinTokens, enrolments, credentials);
  return { agentList, enrolments, joining, emqx };
}

function placeOf({ tls, ...needs }: JoinNeeds): JoinPlace {
  return joinPlace({ ...needs, fingerprint: tls?.fingerprint });
}
