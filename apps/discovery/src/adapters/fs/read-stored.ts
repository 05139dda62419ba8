import { isIPv4 } from 'node:net';
import { validated } from '#contracts/messages/decode.js';
import { isId } from '#contracts/ids.js';
import { Service } from '#contracts/messages/registry.js';
import type { StoredRegistry, StoredService } from '../../domain/stored-service.js';

/** What of the file can be read, and how many rows cannot. Throws a SyntaxError where nothing can. */
export function readStored(text: string): { registry: StoredRegistry; broken: number } {
  const file: unknown = JSON.parse(text);
  const rows = isRecord(file) ? file.services : undefined;
  if (!isRecord(file) || !Array.isArray(rows)) throw new SyntaxError('there is no list "services"');
  const services = (rows as unknown[]).map(readRow).filter((row) => row !== undefined);
  const entries = Object.entries(isRecord(file.numbers) ? file.numbers : {});
  const numbers = entries.filter((entry): entry is [string, number] => isId(entry[0]) && isNumber(entry[1]));
  const broken = rows.length - services.length + entries.length - numbers.length;
  return { registry: { services, numbers: Object.fromEntries(numbers) }, broken };
}

export function writeStored(registry: StoredRegistry): string {
  return `${JSON.stringify(registry, undefined, 1)}\n`;
}

function readRow(row: unknown): StoredService | undefined {
  if (!isRecord(row)) return undefined;
  const service = validated(Service, row.service);
  if (!service.ok || typeof row.verified !== 'boolean') return undefined;
  // Where it last answered from is only a shortcut: one that cannot be read costs no service.
  const endpoint = readEndpoint(row.endpoint);
  const { verified, enrolled } = row;
  return { service: service.value, verified, enrolled: enrolled === true, ...(endpoint && { endpoint }) };
}

function readEndpoint(value: unknown): StoredService['endpoint'] {
  if (!isRecord(value) || typeof value.address !== 'string' || !isIPv4(value.address)) return undefined;
  const { address, port } = value;
  return Number.isInteger(port) && (port as number) > 0 && (port as number) < 65_536
    ? { address, port: port as number }
    : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
