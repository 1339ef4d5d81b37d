/** Cyrillic and Greek letters that look like Latin ones. */
const lookalikes = new Map(
  Array.from('аеорсухіјѕкмтнвԁԛѡαεορικντυ', (letter, place) => [
    letter,
    Array.from('aeopcyxijskmthbdqwaeopikvtu')[place] ?? letter,
  ]),
);
const digits = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['@', 'a'],
  ['$', 's'],
]);
const mixedWord = /(?=[^\s]{0,60}[a-z])[\p{L}\p{N}@$]{3,60}/gu;
/** Tag characters, which show nothing and stand for ASCII. */
const tags = /[\u{E0000}-\u{E007F}]/gu;
/** To put thousands of marks into their order takes time by the square of their number. */
const heapedMarks = /(\p{M}{30})\p{M}+/gu;
const encoded = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{24,4000}={0,2}/gu;

/**
 * The ways in which a machine may read a text: as it is with what is unseen in it, with digits and letters
 * of other alphabets for those they look like, shifted by 13, backwards, and what is in it in base64. All in
 * lower case, without accents, with its lines.
 */
export function readingsOf(text: string): string[] {
  const plain = toPlain(
    text.replaceAll(tags, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) % 0x80)),
  );
  const unmixed = plain.replaceAll(mixedWord, (word) =>
    Array.from(word, (sign) => lookalikes.get(sign) ?? digits.get(sign) ?? sign).join(''),
  );
  const shifted = plain.replaceAll(/[a-z]/gu, (letter) =>
    String.fromCodePoint(((letter.charCodeAt(0) - 97 + 13) % 26) + 97),
  );
  const backwards = Array.from(plain).toReversed().join('');
  const decoded = Array.from(text.matchAll(encoded), ([token]) => decode(token));
  return [plain, unmixed, shifted, backwards, ...decoded.map(toPlain)];
}

function toPlain(text: string): string {
  return text
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(heapedMarks, '$1')
    .normalize('NFKD')
    .replaceAll(/[\u{300}-\u{36F}]/gu, '')
    .normalize('NFKC')
    .replaceAll(/[‘’ʼ]/gu, "'")
    .replaceAll(/[“”„]/gu, '"')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .toLowerCase();
}

function decode(token: string): string {
  try {
    return atob(token);
  } catch {
    return '';
  }
}
