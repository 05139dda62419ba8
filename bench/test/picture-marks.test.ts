import { crc32 } from 'node:zlib';
import { PictureMarks } from '../parts/pictures/picture-marks.js';

function box(type: string, body: string): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4);
  return Buffer.concat([head, Buffer.from(body)]);
}

test.each([1, 3, 8, 1000])('pictures are told apart in a stream that comes %i bytes at a time', (step) => {
  const stream = Buffer.concat([
    box('ftyp', 'x'),
    box('mdat', 'one'),
    box('moof', 'mdat'),
    box('mdat', 'another'),
  ]);
  const marks: number[] = [];
  const reader = new PictureMarks((mark) => marks.push(mark));
  for (let at = 0; at < stream.length; at += step) reader.push(stream.subarray(at, at + step));
  expect(marks).toEqual([crc32('one'), crc32('another')]);
});
