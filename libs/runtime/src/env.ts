import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { LOG_LEVELS, type LogLevel } from './logger.js';
import { StartError } from './start-error.js';
import { usableFolder } from './usable-folder.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const BYTES = /^(\d{1,15}) ?(KiB|MiB|GiB|TiB)?$/i;
const UNITS: Readonly<Record<string, number>> = { kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40 };

/** Reads `ROLLCALL_*` variables; every refusal is a StartError that names variable, value and what is allowed. */
export class EnvReader {
  constructor(private readonly env: Environment) {}

  text(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  integer(name: string, fallback: number, min: number, max: number): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    if (number >= min && number <= max) return number;
    throw this.wrong(name, value, `a whole number from ${min} to ${max}`);
  }

  /** An amount of data, in bytes or with a unit such as MiB. */
  bytes(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const [, amount = '', unit] = BYTES.exec(value) ?? [];
    const bytes = Number(amount) * (unit === undefined ? 1 : (UNITS[unit.toLowerCase()] ?? NaN));
    if (amount !== '' && Number.isSafeInteger(bytes)) return bytes;
    throw this.wrong(name, value, 'a number of bytes, or of KiB, MiB, GiB or TiB such as 500MiB or 2GiB');
  }

  /** 0 asks the system for a free port. */
  port(name: string, fallback: number): number {
    return this.integer(name, fallback, 0, 65_535);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const found = allowed.find((a) => a === value);
    if (found !== undefined) return found;
    throw this.wrong(name, value, `one of ${allowed.join(', ')}`);
  }

  /** Off unless it is said. */
  flag(name: string): boolean {
    return this.oneOf(name, ['true', 'false'], 'false') === 'true';
  }

  /** An IP address to listen on. */
  address(name: string, fallback: string): string {
    const value = this.text(name);
    if (value === undefined || isIP(value) !== 0) return value ?? fallback;
    throw this.wrong(name, value, 'an IP address such as 0.0.0.0 or 192.168.1.10');
  }

  /** What comma-separated words say; `parse` gives undefined for a word that is wrong. */
  list<T>(name: string, parse: (word: string) => T | undefined, allowed: string): T[] | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    return value.split(',').map((word) => {
      const parsed = parse(word.trim());
      if (parsed !== undefined) return parsed;
      throw this.wrong(name, value, `a list, separated by commas, of ${allowed}`);
    });
  }

  matching(name: string, pattern: RegExp, allowed: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || pattern.test(value)) return value;
    throw this.wrong(name, value, allowed);
  }

  url(name: string, protocols: readonly string[], fallback: string): string {
    const value = this.text(name) ?? fallback;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    throw this.wrong(name, value, `a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);
  }

  logLevel(): LogLevel {
    return this.oneOf('ROLLCALL_LOG_LEVEL', LOG_LEVELS, 'info');
  }

  /** The data folder, made if need be and known to be writable. Default `./data`. */
  dataDir(): string {
    return usableFolder(resolve(this.text('ROLLCALL_DATA_DIR') ?? 'data'), 'data folder');
  }

  /** The refusal of a variable. `value` is quoted: never pass a secret. */
  wrong(name: string, value: string, allowed: string): StartError {
    return new StartError(`${name}="${value}" cannot be used: set it to ${allowed}.`);
  }
}
