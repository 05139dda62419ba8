/** Sizes that sender and receiver agree on. */
export const MAX_MESSAGE_BYTES = 16 * 1024;
/** One datagram must fit the smallest MTU in use; more is refused unread. */
export const MAX_DATAGRAM_BYTES = 1200;
/** Nesting that an honest message never needs; deeper JSON exhausts a recursive reader's stack. */
export const MAX_JSON_DEPTH = 16;
