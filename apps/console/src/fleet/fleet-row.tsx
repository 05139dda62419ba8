import { Anchor, Group, Table, Text, Tooltip } from '@mantine/core';
import { memo, type ReactElement } from 'react';
import { Link } from 'wouter';
import { bytesText } from '../format/bytes.js';
import { Icon } from '../frame/icon.js';
import { DiskBar } from './disk-bar.js';
import { freeBytesOf, temperatureOf } from './figures-of.js';
import { ForgetButton } from './forget-button.js';
import { type FleetEntry, recordingOf } from './fleet-entries.js';
import { RecordingClock } from './recording-clock.js';
import { statusOf, warningsOf } from './status.js';
import { StatusLight } from './status-light.js';
import { StatusSince } from './status-since.js';

export const FleetRow = memo(function FleetRow({ entry }: { readonly entry: FleetEntry }): ReactElement {
  const { service } = entry;
  const { text, color, why } = statusOf(entry);
  const recording = recordingOf(entry);
  const isLost = service.status === 'lost';
  return (
    <Table.Tr data-service={service.id} data-status={text} opacity={isLost ? 0.6 : 1}>
      <Table.Td className="word-break">
        <Name entry={entry} />
      </Table.Td>
      <Table.Td>
        <Group gap={8} wrap="nowrap">
          <StatusLight color={color} />
          <span>
            {text} {recording && <RecordingClock recording={recording} />}
          </span>
          <Warnings texts={warningsOf(entry)} />
        </Group>
        <Small entry={entry} />
        {why !== undefined && !isLost && (
          <Text size="xs" c="orange.4">
            {why}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm">
          <StatusSince entry={entry} /> <ForgetButton service={service} />
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="md">{service.addresses.join(', ')}</Table.Td>
      <Figures entry={entry} />
    </Table.Tr>
  );
});

/** Where there is no room for columns of their own. */
function Small({ entry }: { readonly entry: FleetEntry }): ReactElement {
  const free = freeBytesOf(entry);
  const figures = [temperatureText(entry), free === undefined ? '' : `${bytesText(free)} free`];
  return (
    <Text size="sm" hiddenFrom="sm" component="div">
      <StatusSince entry={entry} /> <ForgetButton service={entry.service} />
      <Text size="xs" c="dimmed">
        {figures.filter(Boolean).join(', ')}
      </Text>
    </Text>
  );
}

function Figures({ entry }: { readonly entry: FleetEntry }): ReactElement {
  const { service, camera } = entry;
  return (
    <>
      <Table.Td visibleFrom="sm">{temperatureText(entry)}</Table.Td>
      <Table.Td visibleFrom="sm">
        {camera && service.status !== 'lost' && <DiskBar disk={camera.disk} />}
      </Table.Td>
    </>
  );
}

function temperatureText(entry: FleetEntry): string {
  const temperature = temperatureOf(entry);
  return temperature === undefined ? '' : `${Math.round(temperature)} °C`;
}

function Name({ entry: { service, camera } }: { readonly entry: FleetEntry }): ReactElement {
  const isNamed = service.label !== service.hostname;
  return (
    <>
      {camera ? (
        <Anchor component={Link} href={`/cameras/${service.id}`} fw={600} c="inherit">
          {service.label}
        </Anchor>
      ) : (
        <Text span fw={600}>
          {service.label}
        </Text>
      )}
      {isNamed && (
        <Text size="xs" c="dimmed">
          {service.hostname}
        </Text>
      )}
    </>
  );
}

function Warnings({ texts }: { readonly texts: readonly string[] }): ReactElement | null {
  if (texts.length === 0) return null;
  const text = texts.join(' ');
  return (
    <Tooltip label={text} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <span className="warning" role="img" aria-label={text} tabIndex={0}>
        <Icon name="warning" size={16} />
      </span>
    </Tooltip>
  );
}
