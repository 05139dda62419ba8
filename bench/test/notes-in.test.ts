import { noteOf } from '#testing/troupe/protocol.js';
import { notesIn } from '../parts/streams/notes-in.js';

test('every note in a stream is read, whatever stands around it, and again where the same bytes come again', () => {
  const events = [noteOf(7, 1234.5678), `${noteOf(12, 0.5)}....`].map(
    (note) => `data: {"note":"${note}"}\n\n`,
  );
  const bytes = (): Buffer => Buffer.from(`id: 1\n${events.join('id: 2\n')}`);
  const notes = [
    { number: 7, atMs: 1234.568 },
    { number: 12, atMs: 0.5 },
  ];
  expect([notesIn(bytes()), notesIn(bytes())]).toEqual([notes, notes]);
  expect(notesIn(Buffer.from('data: {}\n\n'))).toEqual([]);
});
