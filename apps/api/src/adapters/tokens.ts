/** What is injected by name: the ports of contracts are interfaces, which are gone at run time. */
export const CLOCK = Symbol('Clock');
export const LOGGER = Symbol('Logger');
