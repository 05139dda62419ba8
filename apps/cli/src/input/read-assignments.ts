import { usageError } from '../cli-error.js';

const LISTS: readonly string[] = ['reset', 'lock'];
const TEXTS: readonly string[] = ['annotate', 'preset', 'whileRecording'];

/** `name=value` as the API takes it: numbers, true and false and JSON as such, anything else as text. It judges the rest. */
export function readAssignments(values: readonly string[]): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const each of values) {
    const [, name, text] = /^([a-zA-Z]+)=(.*)$/s.exec(each) ?? [];
    if (name === undefined || text === undefined) throw usageError(`"${each}" is no name=value`);
    if (Object.hasOwn(read, name)) throw usageError(`${name} is given twice`);
    read[name] = valueOf(name, text);
  }
  return read;
}

function valueOf(name: string, text: string): unknown {
  if (LISTS.includes(name)) return text.split(',');
  if (TEXTS.includes(name)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
