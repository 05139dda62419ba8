/** Sizes that sender and receiver agree on. */
export const MAX_MESSAGE_BYTES = 16 * 1024;
/** What a caller may send to the API: a thousand names that are expected, or two thousand ids, fit. */
export const MAX_BODY_BYTES = 320 * 1024;
/** One datagram must fit the smallest MTU in use; more is refused unread. */
export const MAX_DATAGRAM_BYTES = 1200;
/** Nesting that an honest message never needs; deeper JSON exhausts a recursive reader's stack. */
export const MAX_JSON_DEPTH = 16;
/** Objects and lists in one message: an honest one has a camera's 64 modes, and each costs its reader a validation. */
export const MAX_JSON_OBJECTS = 128;
/**
 * Fields and entries of lists in one message: an honest one names two thousand cameras. That no two are the same is found
 * by comparing each with each, so a long list costs its reader seconds.
 */
export const MAX_JSON_VALUES = 4096;
