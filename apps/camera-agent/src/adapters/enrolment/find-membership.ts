import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { loadOrCreateAgentKey } from './agent-key.js';
import { EnrolledMembership } from './enrolled-membership.js';
import { EnrolmentFile, type KeptEnrolment } from './enrolment-file.js';
import { localMembership } from './local-membership.js';
import type { Membership } from './membership.js';
import type { JoinToken } from '#credentials/join-token.js';
import type { BrokerLogin } from '#credentials/operator-login.js';

/** Where an agent finds out to whom it belongs. */
export interface MembershipPlaces {
  readonly id: string;
  /** The agent's own folder. */
  readonly folder: string;
  /** Where the key is that the cameras of this host share. */
  readonly hostFolder: string;
  readonly dataDir: string;
  readonly brokerUrl: string;
  readonly brokerGiven: boolean;
  readonly brokerLogin: BrokerLogin;
  readonly join?: JoinToken;
}

interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/**
 * Of the operator of this very host, else of the one that it joined; undefined for an agent that belongs to nobody, and
 * for one that was given a token to join another operator.
 */
export async function findMembership(
  places: MembershipPlaces,
  ports: Ports,
): Promise<Membership | undefined> {
  const { id, folder, dataDir, brokerUrl, brokerLogin, join } = places;
  const local = await localMembership(id, dataDir, brokerUrl, brokerLogin);
  if (local) return local;
  const kept = await new EnrolmentFile(folder).load();
  if (!kept || (join && join.fingerprint !== kept.operator.fingerprint)) return undefined;
  return enrolledMembership(kept, places, ports);
}

/** Of the operator that it has joined. */
export async function enrolledMembership(
  kept: KeptEnrolment,
  { folder, hostFolder, brokerUrl, brokerGiven }: MembershipPlaces,
  ports: Ports,
): Promise<Membership> {
  const file = new EnrolmentFile(folder);
  const key = await loadOrCreateAgentKey(hostFolder);
  return new EnrolledMembership(kept, {
    ...ports,
    file,
    key,
    brokerUrl: brokerGiven ? brokerUrl : undefined,
  });
}
