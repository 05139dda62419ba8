import { Group, Slider, Text } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import type { FieldProps } from './field-props.js';
import { labelOf } from './names.js';
import { rangeText } from './range.js';

const STEPS = 100;
/** What a control is where the camera does not tell: the neutral of brightness, and of those that multiply. */
const NEUTRAL: Readonly<Record<string, number>> = { brightness: 0 };

/** A number that is dragged; a camera that can change it while it runs shows it at once. */
export function SliderField({ range, value, change, isChanging, isDisabled }: FieldProps): ReactElement {
  const { name, min = 0, max = 1, live } = range;
  const now = typeof value === 'number' ? value : (NEUTRAL[name] ?? 1);
  const [dragged, setDragged] = useState<number>();
  const ask = (asked: number): void => change({ [name]: asked });
  // Until the camera has all that was asked, it tells of what was asked before.
  useEffect(() => {
    if (!isChanging) setDragged(undefined);
  }, [isChanging]);
  const label = labelOf(range);
  return (
    <div>
      <Group justify="space-between">
        <Text size="sm">{label}</Text>
        <Text size="xs" c="dimmed" className="numbers">
          {`${rounded(dragged ?? now)}, of ${rangeText({ min, max })}`}
        </Text>
      </Group>
      <Slider
        thumbLabel={label}
        label={null}
        size="sm"
        min={min}
        max={max}
        step={(max - min) / STEPS}
        value={dragged ?? now}
        disabled={isDisabled}
        onChange={(asked) => {
          setDragged(asked);
          if (live) ask(asked);
        }}
        onChangeEnd={ask}
      />
    </div>
  );
}

function rounded(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/, '');
}
