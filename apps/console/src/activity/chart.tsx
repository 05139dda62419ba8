import { Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactElement, useEffect, useRef } from 'react';
import UPlot from 'uplot';
import { agoText } from '../format/times.js';
import { useOperatorNow } from '../state/use-operator-now.js';
import { chartOptions } from './chart-options.js';
import { COLORS, type Figure } from './figures.js';
import type { Sample, Telemetry } from '../state/telemetry.js';

interface ChartProps {
  readonly figure: Figure;
  readonly cameras: readonly string[];
  readonly telemetry: Telemetry;
  readonly labelOf: (cameraId: string) => string;
}

const HEIGHT = 130;

/** One figure of some cameras over time. What it shows last stands beneath it, for those who do not see lines too. */
export function Chart({ figure, cameras, telemetry, labelOf }: ChartProps): ReactElement {
  const { ref: measured, width } = useElementSize<HTMLDivElement>();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(undefined);
  const names = cameras.join();
  useEffect(() => {
    const host = place.current;
    if (!host || names === '') return;
    const drawn = new UPlot(chartOptions(figure, names.split(',').length, HEIGHT), [[]], host);
    plot.current = drawn;
    return () => {
      plot.current = undefined;
      drawn.destroy();
    };
  }, [figure, names]);
  useEffect(() => {
    if (width > 0) plot.current?.setSize({ width, height: HEIGHT });
  }, [width, names]);
  const { version } = telemetry;
  useEffect(() => {
    plot.current?.setData(linesOf(figure, names.split(','), telemetry));
  }, [figure, names, telemetry, version]);
  return (
    <figure className="chart" aria-label={figure.name}>
      <Text component="figcaption" size="sm" fw={600}>
        {figure.name}
      </Text>
      {/* An axis without anything on it would look like a measure of nothing. */}
      <div ref={measured} aria-hidden hidden={!isTold(figure, cameras, telemetry)}>
        <div ref={place} />
      </div>
      <Last figure={figure} cameras={cameras} telemetry={telemetry} labelOf={labelOf} />
    </figure>
  );
}

function Last({ figure, cameras, telemetry, labelOf }: ChartProps): ReactElement {
  const now = useOperatorNow();
  return (
    <Text size="xs" className="numbers" component="div">
      {cameras.map((camera, index) => (
        <span key={camera} className="chart-last" data-camera={camera}>
          <span className="light" style={{ background: COLORS[index] }} aria-hidden />
          {labelOf(camera)} {lastText(figure, telemetry.of(camera).at(-1), now)}
        </span>
      ))}
    </Text>
  );
}

function isTold(figure: Figure, cameras: readonly string[], telemetry: Telemetry): boolean {
  return cameras.some((camera) => telemetry.of(camera).some((sample) => figure.of(sample) !== null));
}

/** What is older than two samples would be is told with its age. */
const FRESH_MS = 30_000;

function lastText(figure: Figure, sample: Sample | undefined, now: number): string {
  const value = sample ? figure.of(sample) : null;
  if (!sample || value === null) return 'not told';
  const takenAt = sample.at * 1000;
  const age = now - takenAt > FRESH_MS ? `, ${agoText(takenAt, now)}` : '';
  return `${figure.text(value)}${age}`;
}

function linesOf(figure: Figure, cameras: readonly string[], telemetry: Telemetry): UPlot.AlignedData {
  const tables = cameras.map((camera): UPlot.AlignedData => {
    const samples = telemetry.of(camera);
    return [samples.map(({ at }) => at), samples.map(figure.of)];
  });
  return UPlot.join(tables);
}
