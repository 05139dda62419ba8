import { Button, Group, Switch, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FieldProps } from './field-props.js';
import { type ControlName, labelOf, NAMES } from './names.js';
import { grouped, rangeText } from './range.js';
import { TypedNumber } from './typed-number.js';
import type { Change } from './change.js';

type Lockable = NonNullable<Change['lock']>[number];

/** What the camera finds by itself, unless it is told a number or held where it is. */
export function AutoField({ range, value, asked, change, isDisabled }: FieldProps): ReactElement {
  const { name } = range;
  const isAuto = asked === undefined || asked === 'auto';
  return (
    <div>
      <Group justify="space-between">
        <Text size="sm">{labelOf(range)}</Text>
        <Group gap="xs">
          <Switch
            size="xs"
            label="auto"
            aria-label={`${NAMES[name].label} auto`}
            checked={isAuto}
            disabled={isDisabled}
            onChange={({ currentTarget }) => change(currentTarget.checked ? { [name]: 'auto' } : held(name))}
          />
          <Button
            size="compact-xs"
            variant="default"
            disabled={isDisabled}
            aria-label={`Hold ${NAMES[name].label.toLowerCase()}`}
            onClick={() => change(held(name))}
          >
            Hold
          </Button>
        </Group>
      </Group>
      {!isAuto && <Numbers range={range} value={value} change={change} isDisabled={isDisabled} />}
      <Text size="xs" c="dimmed" className="numbers">
        {[isAuto ? foundText(value) : undefined, rangeText(range)].filter(Boolean).join('; ')}
      </Text>
    </div>
  );
}

/** What the camera has found, where it tells: "at 4 877 now", "at red 1.8, blue 2.1 now". */
function foundText(value: unknown): string | undefined {
  const parts = Object.entries(numbersIn(value));
  const numbers = parts.map(([part, now]) => (parts.length === 1 ? grouped(now) : `${part} ${grouped(now)}`));
  return numbers.length > 0 ? `at ${numbers.join(', ')} now` : undefined;
}

/** At what the camera has found for it. */
function held(name: ControlName): Change {
  return { lock: [name as Lockable] };
}

type NumbersProps = Pick<FieldProps, 'range' | 'value' | 'change' | 'isDisabled'>;

function Numbers({ range, value, change, isDisabled }: NumbersProps): ReactElement {
  const numbers = numbersIn(value);
  return (
    <Group gap="xs" grow>
      {Object.entries(numbers).map(([part, now]) => (
        <TypedNumber
          key={part}
          aria-label={part === '' ? labelOf(range) : `${labelOf(range)}, ${part}`}
          now={now}
          range={range}
          isDisabled={isDisabled}
          onAsk={(asked) => change({ [range.name]: part === '' ? asked : { ...numbers, [part]: asked } })}
        />
      ))}
    </Group>
  );
}

/** By name; one number alone has none. */
function numbersIn(value: unknown): Record<string, number> {
  if (typeof value === 'number') return { '': value };
  return typeof value === 'object' && value !== null ? (value as Record<string, number>) : {};
}
