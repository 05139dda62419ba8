/** What is refused when films are collected: a part of the catalogue. */
export const COLLECTION_ERRORS = {
  'no-films': {
    status: 409,
    title: 'The take has no film that could be collected',
    advice: 'Cut it first, and wait until its films are saved.',
  },
  'file-exists': {
    status: 409,
    title: 'Something else has the name that a file or folder is to have',
    advice: 'Move it away; a download may go into another folder.',
  },
  'marked-keep': {
    status: 409,
    title: 'The recording is marked to be kept',
    advice: 'Take the mark off first, if it is to go.',
  },
  'copy-unproven': {
    status: 409,
    title: 'No copy was proven to be what the camera wrote down',
    advice:
      'Move away a copy that was changed, and collect the take; a film without a hash is deleted by its own call alone.',
  },
  'checksum-mismatch': {
    status: 502,
    title: 'What came is not what the camera wrote down',
    advice: 'It was thrown away: fetch it again; if that repeats, check the disk of the camera.',
  },
  'file-not-written': {
    status: 500,
    title: 'A file could not be read or written',
    advice: 'Choose a folder that the program may write and that has room.',
  },
  'host-disk-full': {
    status: 507,
    title: 'The disk has no room for what is to be collected',
    advice: 'Make room there, or collect into a folder on a larger disk.',
  },
} as const;
