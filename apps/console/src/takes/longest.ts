/** Letters that the API takes of what is said about a take. */
export const LONGEST = { name: 100, slate: 20, notes: 2000 } as const;
