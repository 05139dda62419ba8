import { Paper, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { count } from '../format/count.js';
import { type Finding, type Findings, gathered } from './finding.js';

interface FindingsListProps {
  readonly findings: readonly Finding[];
}

/** Who is not ready and why, and what to do about it; then what else is to be known. */
export function FindingsList({ findings }: FindingsListProps): ReactElement | null {
  if (findings.length === 0) return null;
  const groups = gathered(findings);
  const camerasWith = (severity: Finding['severity']): number =>
    new Set(findings.filter((each) => each.severity === severity).map(({ cameraId }) => cameraId)).size;
  const [refusals, warnings] = [camerasWith('refusal'), camerasWith('warning')];
  const title = [
    ...(refusals > 0 ? [`${count(refusals, 'camera')} not ready`] : []),
    ...(warnings > 0 ? [`${count(warnings, 'camera')} with a warning`] : []),
  ].join(', ');
  return (
    <Paper withBorder p="sm" component="section" aria-label={title} className="findings" tabIndex={0}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {groups.map((group) => (
        <FindingsGroup key={`${group.severity} ${group.advice}`} group={group} />
      ))}
    </Paper>
  );
}

function FindingsGroup({ group: { severity, advice, of } }: { readonly group: Findings }): ReactElement {
  return (
    <div data-severity={severity} className="findings-group word-break">
      {advice !== '' && (
        <Text size="sm" c={severity === 'refusal' ? 'orange.4' : 'yellow.4'}>
          {severity === 'refusal' ? 'Not ready' : 'Warning'}: {advice}
        </Text>
      )}
      <ul>
        {of.map(({ cameraId, label, detail }) => (
          <li key={`${cameraId} ${detail}`} data-camera={cameraId}>
            <b>{label}</b> {detail}
          </li>
        ))}
      </ul>
    </div>
  );
}
