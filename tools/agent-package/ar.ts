export interface Member {
  readonly name: string;
  readonly content: Buffer;
}

/** A file of another kind of name or size needs extensions that no member of a package has. */
const MAX_NAME = 16;

/** An archive in the common form of ar(5): all that a Debian package is, deb(5). `time`: unix seconds. */
export function ar(members: readonly Member[], time: number): Buffer {
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    ...members.flatMap(({ name, content }) => [
      header(name, content.length, time),
      content,
      // Each member begins at an even offset.
      Buffer.from(content.length % 2 === 0 ? '' : '\n'),
    ]),
  ]);
}

function header(name: string, size: number, time: number): Buffer {
  if (name.length > MAX_NAME) throw new Error(`the name ${name} is too long for an ar archive`);
  const fields = [
    name.padEnd(MAX_NAME),
    String(time).padEnd(12),
    '0'.padEnd(6),
    '0'.padEnd(6),
    '100644'.padEnd(8),
    String(size).padEnd(10),
    '`\n',
  ];
  return Buffer.from(fields.join(''), 'latin1');
}
