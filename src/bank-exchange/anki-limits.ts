/** Notes of one file. */
export const mostNotes = 20_000;
/** Characters of all fields together; twenty thousand notes of fifteen hundred each. */
export const mostText = 32 * 1024 * 1024;
