import { Button, Group, NumberInput, Switch, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FieldProps } from './field-props.js';
import { type ControlName, labelOf, NAMES } from './names.js';
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
            aria-label={`${NAMES[name].label} by itself`}
            checked={isAuto}
            disabled={isDisabled}
            onChange={({ currentTarget }) => change(currentTarget.checked ? { [name]: 'auto' } : held(name))}
          />
          <Button
            size="compact-xs"
            variant="default"
            disabled={isDisabled}
            onClick={() => change(held(name))}
          >
            Hold
          </Button>
        </Group>
      </Group>
      {isAuto ? (
        <Text size="xs" c="dimmed" className="numbers">
          {foundText(value)}
        </Text>
      ) : (
        <Numbers range={range} value={value} change={change} isDisabled={isDisabled} />
      )}
    </div>
  );
}

/** What the camera has found, where it tells. */
function foundText(value: unknown): string {
  const numbers = Object.entries(numbersIn(value)).map(([part, now]) => `${part} ${now}`.trim());
  return numbers.length > 0 ? `at ${numbers.join(', ')} now` : '';
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
        <NumberInput
          key={`${part} ${now}`}
          aria-label={part === '' ? labelOf(range) : `${labelOf(range)}, ${part}`}
          size="xs"
          defaultValue={now}
          disabled={isDisabled}
          onBlur={({ currentTarget }) => {
            const typed = Number(currentTarget.value);
            if (currentTarget.value === '' || typed === now) return;
            change({ [range.name]: part === '' ? typed : { ...numbers, [part]: typed } });
          }}
          onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
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
