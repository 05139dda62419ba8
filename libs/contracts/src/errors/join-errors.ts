/** Why a camera may not join, or is no longer of the fleet: a part of the catalogue. */
export const JOIN_ERRORS = {
  'join-token-refused': {
    status: 401,
    title: 'The join token is good for nothing',
    advice: 'Make another one on the operator\'s host with "rollcall token create".',
  },
  'agent-revoked': {
    status: 401,
    title: 'The camera is not enrolled any more',
    advice: 'Let it join anew, with a token that "rollcall token create" makes.',
  },
  'tls-needed': {
    // Misdirected Request (RFC 9110, 15.5.20).
    status: 421,
    title: 'This is done over TLS alone',
    advice: "Send it by TLS 1.3 to the API's port of TLS: 8443, unless ROLLCALL_HTTPS_PORT says another.",
  },
  'key-not-proven': {
    status: 403,
    title: 'The key of the camera is not proven',
    advice: 'Send a public key of P-256, and a proof made with its private half for this very connection.',
  },
  'unknown-join-token': {
    status: 404,
    title: 'No join token has this id',
    advice: 'List them with "rollcall token ls" to see the ids there are.',
  },
  'unknown-agent': {
    status: 404,
    title: 'No camera with this id is enrolled',
    advice: 'List them with "rollcall agent ls" to see the ids there are.',
  },
  'agent-enrolled': {
    status: 409,
    title: 'The id belongs to another camera that is enrolled',
    advice:
      'Revoke that one with "rollcall agent revoke", make the token with --replace, or set another ROLLCALL_ID.',
  },
  'id-in-use': {
    status: 409,
    title: 'The id belongs to a camera that runs and never joined',
    advice: 'Set another ROLLCALL_ID, or stop the other camera and wait until it is lost.',
  },
  'broker-not-told': {
    status: 502,
    title: 'EMQX was not told',
    advice: 'See that EMQX runs, and that ROLLCALL_EMQX_API and ROLLCALL_EMQX_KEY are right.',
  },
  'network-closed': {
    status: 409,
    title: 'No camera can join, as nothing is open to the network',
    advice: 'Unset ROLLCALL_LISTEN, start Rollcall again, and then make the token.',
  },
} as const;
