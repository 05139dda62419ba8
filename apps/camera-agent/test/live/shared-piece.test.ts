import { RecentPieces } from '#live/domain/recent-pieces.js';
import { SharedPiece } from '#camera-agent/domain/live/shared-piece.js';
import { ReusedMemory } from '#camera-agent/domain/stream/reused-memory.js';

const INIT = new Uint8Array();

test('the memory of a piece is used again when the last of those who hold it has released it, and not before', () => {
  const memory = new ReusedMemory(8);
  const piece = new SharedPiece(memory.take(8).fill(1), true, INIT);
  const recent = new RecentPieces(100);
  recent.add(piece);
  piece.hold();
  piece.release();
  piece.release();
  memory.take(8).fill(2);
  expect([...piece.bytes]).toEqual(Array(8).fill(1));
  recent.clear();
  memory.take(8).fill(3);
  expect([...piece.bytes]).toEqual(Array(8).fill(3));
});

test('a piece that is released once too often is an error', () => {
  const piece = new SharedPiece(new ReusedMemory(8).take(8), true, INIT);
  piece.release();
  expect(() => piece.release()).toThrow('too often');
});
