const vowel = /[aeiouy]/u;
const doubled = /([b-df-hj-np-tv-z])\1$/u;
const letters = /^[a-z]+$/u;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;

/**
 * What forms of one English word have in common: 'retries' and 'retry', 'caching' and 'caches',
 * 'allocation' and 'allocates'. No dictionary, so it is for comparing only, and both sides go through it. A
 * number loses the commas between its thousands.
 *
 * @param word one word in small letters, or one number
 */
export function stemWord(word: string): string {
  if (word.length < 3) return word;
  if (!letters.test(word)) return grouped.test(word) ? word.replaceAll(',', '') : word;
  return withoutEnding(withoutPlural(word));
}

function withoutPlural(word: string): string {
  if (word.length > 4 && (word.endsWith('ies') || word.endsWith('ied')))
    return `${word.slice(0, -3)}y`;
  if (!word.endsWith('s')) return word;
  if (word.length > 4 && /(?:[sxz]|[cs]h)es$/u.test(word)) return word.slice(0, -2);
  return 'siu'.includes(word.charAt(word.length - 2)) ? word : word.slice(0, -1);
}

function withoutEnding(word: string): string {
  const cut = word.slice(0, word.length - endingOf(word));
  const stem = cut.length >= 3 && vowel.test(cut) ? cut : word;
  const plain = stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
  return plain.length > 3 && doubled.test(plain) ? plain.slice(0, -1) : plain;
}

/** Letters of an ending that is not part of what the word means; 0 without one. */
function endingOf(word: string): number {
  const { length } = word;
  if (length > 6 && /[st]ion$/u.test(word)) return 3;
  if (length > 5 && word.endsWith('ing')) return 3;
  if (length > 4 && word.endsWith('ed') && !word.endsWith('eed')) return 2;
  return length > 5 && word.endsWith('ly') ? 2 : 0;
}
