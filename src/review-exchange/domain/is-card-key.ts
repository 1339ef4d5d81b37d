const MOST_CHARACTERS = 200;
/** No tool needs them in an id, and they are what breaks files and terminals. */
const CONTROL_CHARACTERS = /\p{Cc}/u;

/**
 * Whether a text can be the name of a card: 1 to 200 characters, not all blank, no control characters
 * and no half of a surrogate pair, which PostgreSQL could not store.
 */
export function isCardKey(text: string): boolean {
  if (text.trim() === '' || CONTROL_CHARACTERS.test(text) || !text.isWellFormed()) return false;
  return text.length <= MOST_CHARACTERS || Array.from(text).length <= MOST_CHARACTERS;
}
