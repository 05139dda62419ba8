import 'uplot/dist/uPlot.min.css';
import { SimpleGrid, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { count } from '../format/count.js';
import { Chart } from './chart.js';
import { COLORS, FIGURES } from './figures.js';
import { useTelemetry } from '../state/use-telemetry.js';

interface ChartsProps {
  /** The first of them are drawn, as many as can be told apart. */
  readonly cameras: readonly string[];
  readonly labelOf: (cameraId: string) => string;
}

/** How the cameras have fared since the page was opened. */
export default function Charts({ cameras, labelOf }: ChartsProps): ReactElement | null {
  const drawn = cameras.slice(0, COLORS.length);
  const telemetry = useTelemetry();
  if (drawn.length === 0) return null;
  return (
    <section aria-labelledby="charts">
      <Title order={2} size="h5" id="charts">
        How they fare
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        Every 10 s, since {new Date(telemetry.since).toLocaleTimeString()}, for as long as this tab is open.
        Nothing older is kept.
        {drawn.length < cameras.length &&
          ` The first ${drawn.length} of ${count(cameras.length, 'camera')}: choose one to see it alone.`}
      </Text>
      <SimpleGrid cols={{ base: 2, lg: 4 }} spacing="sm">
        {FIGURES.map((figure) => (
          <Chart key={figure.name} figure={figure} cameras={drawn} telemetry={telemetry} labelOf={labelOf} />
        ))}
      </SimpleGrid>
    </section>
  );
}
