import { SimpleGrid, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { bytesText } from '../format/bytes.js';
import type { FleetEntry } from '../fleet/fleet-entries.js';

/** How a camera and its host fare, as they told last. */
export function CameraFacts({ entry }: { readonly entry: FleetEntry }): ReactElement {
  const isLost = entry.service.status === 'lost';
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs" className="numbers">
      {factsOf(entry).map(([name, value]) => (
        <div key={name}>
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text size="sm" {...(isLost && { c: 'dimmed' })}>
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

/** "imx708 (rpicam)"; one word where model and driver are called alike, as a simulated camera's are. */
function cameraText({ model, driver }: NonNullable<FleetEntry['camera']>): string {
  return model === driver ? model : `${model} (${driver})`;
}

function diskText({ freeBytes, totalBytes, error }: NonNullable<FleetEntry['camera']>['disk']): string {
  return error ? 'its disk is not there' : `${bytesText(freeBytes)} of ${bytesText(totalBytes)}`;
}

function factsOf({ service, camera }: FleetEntry): (readonly [string, string])[] {
  const { telemetry, clock, disk } = camera ?? {};
  const all: [string, string | undefined][] = [
    ['Host', service.hostname],
    ['Address', service.addresses.join(', ')],
    ['Camera', camera && cameraText(camera)],
    ['Version', camera?.version],
    [
      'Temperature',
      telemetry?.temperatureC === undefined ? undefined : `${Math.round(telemetry.temperatureC)} °C`,
    ],
    ['Free on disk', disk && diskText(disk)],
    ['Clock', clock && (clock.known ? `known to ±${clock.errorMs.toFixed(1)} ms` : 'not known yet')],
    ['Dropped frames', telemetry && `${telemetry.droppedFrames} of ${telemetry.frames}`],
    ['Load', telemetry?.load.toFixed(2)],
    ['Memory of the agent', telemetry && bytesText(telemetry.memoryBytes)],
  ];
  return all.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
}
