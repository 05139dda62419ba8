import { IsBoolean, IsInt, IsNumber, Max, Min } from 'class-validator';
import { IsTime } from './is-time.js';
import { Optional } from './optional.js';

/** Every ten seconds: how the Pi fares. */
export class AgentTelemetry {
  @IsTime()
  at!: string;

  /** Of the processor, °C; absent where there is no sensor. */
  @Optional()
  @IsNumber()
  @Min(-100)
  @Max(200)
  temperatureC?: number;

  /** The processor is slowed down now, for heat or for want of voltage; absent where the board does not tell. */
  @Optional()
  @IsBoolean()
  throttled?: boolean;

  /** The supply voltage is too low now. */
  @Optional()
  @IsBoolean()
  underVoltage?: boolean;

  /** One of the two has been so since the board started. */
  @Optional()
  @IsBoolean()
  powerTrouble?: boolean;

  /** Load average of the last minute. */
  @IsNumber()
  @Min(0)
  load!: number;

  @IsNumber()
  @Min(0)
  freeBytes!: number;

  /** Resident memory of the agent. */
  @IsNumber()
  @Min(0)
  memoryBytes!: number;

  /** Frames since the agent started. */
  @IsInt()
  @Min(0)
  frames!: number;

  @IsInt()
  @Min(0)
  droppedFrames!: number;

  /** What the way to the operator's host and back took when it was last measured, ms; absent until then. */
  @Optional()
  @IsNumber()
  @Min(0)
  roundTripMs?: number;
}
