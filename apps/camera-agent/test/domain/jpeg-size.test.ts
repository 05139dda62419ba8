import { jpegSize } from '#camera-agent/domain/live/jpeg-size.js';

const APP0 = [0xff, 0xe0, 0, 4, 1, 2];
const FRAME = [0xff, 0xc2, 0, 17, 8, 0x01, 0xe0, 0x02, 0x80, 3];

test('the size is in the frame header, behind other segments', () => {
  expect(jpegSize(Uint8Array.of(0xff, 0xd8, ...APP0, ...FRAME))).toEqual({ width: 640, height: 480 });
});

test.each([
  ['nothing', []],
  ['no JPEG', [0x89, 0x50, ...FRAME]],
  ['one without a frame header', [0xff, 0xd8, ...APP0]],
  ['a header that is cut off', [0xff, 0xd8, ...FRAME.slice(0, 8)]],
  ['a table that is numbered like one', [0xff, 0xd8, 0xff, 0xc4, ...FRAME.slice(2)]],
])('%s is refused', (_, bytes) => {
  expect(() => jpegSize(Uint8Array.from(bytes))).toThrow(
    expect.objectContaining({ code: 'camera-failed' }) as Error,
  );
});
