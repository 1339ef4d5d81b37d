/** Every run of `size` words, in order, each as one string; none of a shorter text. */
export function wordRuns(words: readonly { readonly word: string }[], size: number): string[] {
  const count = Math.max(0, words.length - size + 1);
  const plain = words.map(({ word }) => word);
  return Array.from({ length: count }, (_, first) => plain.slice(first, first + size).join(' '));
}
