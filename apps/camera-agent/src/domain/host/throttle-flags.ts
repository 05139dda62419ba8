import type { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';

export type PowerFlags = Required<Pick<AgentTelemetry, 'throttled' | 'underVoltage' | 'powerTrouble'>>;

/** Bits of the firmware's answer to `get_throttled`; those since the start of the board lie 16 higher. */
const UNDER_VOLTAGE = 0x1;
const FREQUENCY_CAPPED = 0x2;
const THROTTLED = 0x4;
const SOFT_TEMPERATURE_LIMIT = 0x8;
const SLOWED = FREQUENCY_CAPPED | THROTTLED | SOFT_TEMPERATURE_LIMIT;
const SINCE_START = 16;

/** Reads `50005`, as the kernel tells it, or `throttled=0x50005`, as vcgencmd does; undefined for anything else. */
export function throttleFlags(answer: string): PowerFlags | undefined {
  const [, digits] = /^(?:throttled=)?(?:0x)?([\da-f]{1,8})$/i.exec(answer.trim()) ?? [];
  if (digits === undefined) return undefined;
  const bits = Number.parseInt(digits, 16);
  const ever = bits | (bits >>> SINCE_START);
  return {
    throttled: (bits & SLOWED) !== 0,
    underVoltage: (bits & UNDER_VOLTAGE) !== 0,
    powerTrouble: (ever & (UNDER_VOLTAGE | SLOWED)) !== 0,
  };
}
