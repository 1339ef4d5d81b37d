/**
 * What all of these decks are part of, as a title. Anki writes decks within decks as `AWS::Storage`, or
 * with U+001F between them.
 *
 * @returns null when they share nothing, or only the deck that everybody has
 */
export function deckTitle(names: readonly string[]): string | null {
  const paths = names.map((name) => name.split(/::|\u001f/u).map((part) => part.trim()));
  const [first = []] = paths;
  const differs = first.findIndex((part, index) => paths.some((path) => path[index] !== part));
  const shared = (differs === -1 ? first : first.slice(0, differs)).filter((part) => part !== '');
  if (shared.length === 0 || shared[0] === 'Default') return null;
  return shared.join(': ');
}
