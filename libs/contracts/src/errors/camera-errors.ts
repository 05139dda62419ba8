/** What a camera, its recordings and its disk refuse: a part of the catalogue. */
export const CAMERA_ERRORS = {
  'unknown-recording': {
    status: 404,
    title: 'The camera has no recording with this id',
    advice: "List the camera's recordings to see the ids there are.",
  },
  'already-recording': {
    status: 409,
    title: 'The camera is recording already',
    advice: 'Stop the recording first.',
  },
  'not-recording': {
    status: 409,
    title: 'The camera is not recording',
    advice: 'Start a recording first.',
  },
  'recording-active': {
    status: 409,
    title: 'The recording is still being written',
    advice: 'Stop it first.',
  },
  'restart-needed': {
    status: 409,
    title: 'The setting needs a restart of the camera, and it is recording',
    advice: 'Stop the recording, or say with whileRecording what becomes of it: stop, split or continue.',
  },
  'not-measured': {
    status: 409,
    title: 'The camera does not tell the value that is to be locked',
    advice: 'Set the value by hand.',
  },
  'too-late': {
    status: 409,
    title: 'The instant is over',
    advice: 'Choose a later one: a second from now or more.',
  },
  unsupported: {
    status: 422,
    title: 'This camera cannot do that',
    advice: 'Ask for something within its capabilities.',
  },
  'no-decoder': {
    status: 501,
    title: 'The camera has no program to make a still picture with',
    advice: 'Install it on the camera: sudo apt install ffmpeg.',
  },
  'no-power-control': {
    status: 501,
    title: 'The agent may not switch this host off or start it anew',
    advice: 'Install the agent by its Debian package on a Raspberry Pi; in a container it has no such right.',
  },
  'camera-failed': {
    status: 502,
    title: 'The camera reported a failure',
    advice: "Look at the camera's state, its cable and its log.",
  },
  'camera-unreachable': {
    status: 502,
    title: 'The media port of the camera cannot be reached',
    advice: 'See that the camera is on and that no firewall closes its media port.',
  },
  'camera-lost': {
    status: 503,
    title: 'The camera is lost',
    advice: 'See that it has power and network; it appears by itself when it is back.',
  },
  'camera-not-ready': {
    status: 503,
    title: 'The camera gives no pictures at the moment',
    advice: "Look at the camera's state; wait until it is standing by.",
  },
  'camera-closed': {
    status: 409,
    title: 'The camera was closed on request',
    advice: 'Open it first.',
  },
  'camera-busy': {
    status: 503,
    title: 'Another process uses the camera',
    advice: 'End the other process, or set the agent to another camera.',
  },
  'no-camera': {
    status: 503,
    title: 'No camera is connected',
    advice: 'Check the ribbon cable and that the camera is enabled.',
  },
  'clock-unknown': {
    status: 503,
    title: 'The camera does not know the time of the operator yet',
    advice: 'Wait a second; if it stays, see that the API runs and the broker is reached.',
  },
  'disk-full': {
    status: 507,
    title: 'The disk of the camera is full',
    advice: 'Delete recordings or use a larger disk.',
  },
  'disk-failed': {
    status: 500,
    title: 'The disk of the camera refused to write',
    advice: 'Check the disk; look at the log of the agent.',
  },
} as const;
