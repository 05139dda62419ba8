/** So many hosts may join by one token. Here alone, as command lines want it and nothing else of the requests. */
export const MAX_JOIN_TOKEN_USES = 1000;
