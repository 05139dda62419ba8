import { ERRORS } from '#contracts/errors/catalogue.js';
import { DEEDS } from '#contracts/http/deeds.js';
import { EVENT_TYPES, isKept } from '#contracts/messages/event-types.js';
import type { StreamEvent } from '#client/index.js';
import { commandText } from '../../apps/console/src/activity/command-text.js';
import type { Entry } from '../../apps/console/src/activity/entry.js';
import { noteworthy } from '../../apps/console/src/activity/noteworthy.js';
import { refusalText } from '../../apps/console/src/activity/refusal-text.js';
import { sentenceOf } from '../../apps/console/src/activity/sentence.js';
import { takeTitles } from '../../apps/console/src/activity/take-titles.js';

const entry = (type: string, data: object = {}): Entry => ({
  ...{ id: '1', type, time: '2026-11-30T10:00:00.000Z', subject: 'it' },
  data: { ...data },
});

/** What people did is told with who did it. */
const KEPT = [...EVENT_TYPES.filter(isKept), 'journal.gap'].filter((type) => !type.startsWith('command.'));

describe('the journal in words', () => {
  it.each(DEEDS)('says what somebody did who did %s', (deed) => expect(commandText(deed)).not.toBe(deed));

  it.each(KEPT)('says what happened with %s', (type) => expect(sentenceOf(entry(type))).not.toBe(type));

  it('says why something was refused, and of what is newer than it the code', () => {
    expect(refusalText('camera-lost')).toBe(ERRORS['camera-lost'].title);
    expect(refusalText('of-a-newer-api')).toBe('of-a-newer-api');
    expect(commandText('of-a-newer-api')).toBe('of-a-newer-api');
  });

  it('says what was noticed about a camera', () => {
    const changed = entry('service.changed', {
      addresses: ['10.0.0.7', 'fe80::7'],
      flags: ['conflict', 'suspect'],
    });
    expect(sentenceOf(changed)).toBe(
      'is at 10.0.0.7, fe80::7. Several boards speak with this id. It has not answered lately',
    );
  });

  it('calls groups and takes by their names', () => {
    expect(sentenceOf(entry('group.changed', { name: 'left', count: 2 }))).toBe('Group “left” has 2 cameras');
    const told = entry('take.armed', { name: 'walk', number: 3 });
    expect(takeTitles([told, entry('take.removed')], []).get('it')).toBe('Take 3 of “walk”');
  });
});

describe('what the journal is read again for', () => {
  const event = (type: string, data: object = {}): StreamEvent => ({ type, subject: 'it', data }) as never;

  it.each([
    ['camera.telemetry', {}],
    ['collection.progress', {}],
    ['take.changed', {}],
    ['search.finished', { trigger: 'schedule' }],
  ])('is not %s %j: it is not written down', (type, data) =>
    expect(noteworthy()(event(type, data))).toBe(false),
  );

  it.each([
    ['recording.started', {}],
    ['take.rolling', {}],
    ['search.finished', { trigger: 'request' }],
    ['of-a-newer.api', {}],
    ['snapshot', {}],
  ])('is %s %j', (type, data) => expect(noteworthy()(event(type, data))).toBe(true));

  it('is a camera that is otherwise than before, and not one that tells the same again', () => {
    const isNew = noteworthy();
    const said = ['standing-by', 'standing-by', 'recording'].map((status) =>
      isNew(event('camera.status', { status })),
    );
    expect(said).toEqual([true, false, true]);
  });
});
