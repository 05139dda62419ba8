/** What Linux takes for the name of a network interface. */
export const INTERFACE_NAME = /^[^\s/\p{Cc}]{1,15}$/u;
