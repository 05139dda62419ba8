import { FINDING_GROUPS, type Examination, type Finding } from '#contracts/http/examination.js';
import { answers } from './checks/answers.js';
import { broker } from './checks/broker.js';
import { clashes } from './checks/clashes.js';
import { container } from './checks/container.js';
import { discovery } from './checks/discovery.js';
import { firewall } from './checks/firewall.js';
import { identity } from './checks/identity.js';
import { interfaces } from './checks/interfaces.js';
import { lost } from './checks/lost.js';
import { operator } from './checks/operator.js';
import { portHolders } from './checks/port-holders.js';
import { probes } from './checks/probes.js';
import { refused } from './checks/refused.js';
import { roster } from './checks/roster.js';
import { searches } from './checks/searches.js';
import { services } from './checks/services.js';
import { targets } from './checks/targets.js';
import type { Observations } from './observations.js';
import type { AnswerSeen } from './seen/network.js';

export interface Report extends Examination {
  /** All of them; the findings name the first. */
  readonly answers: readonly AnswerSeen[];
}

type Check = (observations: Observations) => readonly Finding[];

const CHECKS: readonly Check[] = [
  ...[container, portHolders, identity, firewall, broker],
  ...[interfaces, probes, targets],
  ...[answers, searches, refused, clashes],
  ...[operator, discovery, roster, lost, services],
];

export function reportOn(observations: Observations): Report {
  const all = CHECKS.flatMap((check) => check(observations));
  const findings = FINDING_GROUPS.flatMap((group) => all.filter((finding) => finding.group === group));
  return reportFindings(findings, observations.answers);
}

/** Findings in the order in which they are told, and what they come to. */
export function reportFindings(findings: readonly Finding[], answers: readonly AnswerSeen[] = []): Report {
  const verdict = findings.some((finding) => finding.verdict === 'problem') ? 'problem' : 'ok';
  return { verdict, findings, answers };
}
