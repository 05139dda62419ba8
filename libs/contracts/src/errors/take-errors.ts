/** What takes and the cameras in them refuse: a part of the catalogue. */
export const TAKE_ERRORS = {
  'unknown-take': {
    status: 404,
    title: 'No take has this id',
    advice: 'List the takes to see the ids there are.',
  },
  'camera-held': {
    status: 409,
    title: 'The camera is held for a take',
    advice: 'Roll or cancel that take first, or leave the camera out of it.',
  },
  'take-not-ready': {
    status: 409,
    title: 'Not enough cameras of the take are ready',
    advice: 'Mend what the cameras tell and arm it again, or roll it with those that are ready.',
  },
  'take-over': {
    status: 409,
    title: 'The take is past that',
    advice: 'Look at its state; a new take begins with arming.',
  },
  'no-certificate': {
    status: 409,
    title: 'The take has no certificate yet',
    advice: 'Cut it first, and wait until its films are saved.',
  },
  'sync-taken': {
    status: 409,
    title: 'Another take has its cameras in step',
    advice:
      'Cut or cancel that take first, or roll by the clock: there is one group on the network for this.',
  },
  'rate-too-high': {
    status: 409,
    title: 'The rate leaves no room to move the frames',
    advice: 'Set a lower rate, or a size that the camera gives at a higher one.',
  },
  'rates-differ': {
    status: 409,
    title: 'The cameras run at different rates',
    advice: 'Set all cameras of the take to one rate.',
  },
  'wall-clock-off': {
    status: 409,
    title: "The wall clocks of the cameras' hosts are not known to be the same",
    advice: 'Let all of them follow one server, by NTP or PTP (docs/clock.md).',
  },
  'not-in-step': {
    status: 409,
    title: 'The camera did not come into step with the others',
    advice:
      'See that multicast (239.255.255.250, UDP port 10000) passes between the cameras and that their hosts have a default route, or roll by the clock.',
  },
  'clock-unsure': {
    status: 409,
    title: "The camera does not know the operator's time surely enough",
    advice: 'Mend its network, or allow the take a larger error of the clock.',
  },
  'too-hot': {
    status: 409,
    title: 'The camera is too hot',
    advice: 'Let it cool down, or give it a fan.',
  },
  'short-of-room': {
    status: 409,
    title: 'The disk has no room for what is to be recorded',
    advice: 'Delete or download recordings of this camera, or record less.',
  },
  'power-trouble': {
    status: 409,
    title: 'The camera is slowed down, for heat or for want of voltage',
    advice: 'Give it the power supply that its board asks for, and air.',
  },
} as const;
