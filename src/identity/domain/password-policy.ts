/** Whether a password may be used, with the composed form that is hashed. */
export type PasswordVerdict =
  | { readonly kind: 'accepted'; readonly password: string }
  | { readonly kind: 'refused'; readonly code: 'length' | 'guessable'; readonly detail: string };

export const shortestPassword = 15;
export const longestPassword = 128;

/** Words that lists of leaked passwords begin with, and the words of this product. */
const knownWords = [
  'rehearse',
  'rehearsal',
  'interview',
  'practice',
  'flashcard',
  'learner',
  'coach',
  'password',
  'passwort',
  'passphrase',
  'passw0rd',
  'p4ssw0rd',
  'administrator',
  'admin',
  'welcome',
  'letmein',
  'iloveyou',
  'princess',
  'dragon',
  'monkey',
  'football',
  'baseball',
  'superman',
  'batman',
  'starwars',
  'sunshine',
  'trustno1',
  'changeme',
  'secret',
  'login',
  'correcthorsebatterystaple',
];

/** Rows of keys and orders that fingers follow. */
const sequences = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
];

/** Fewer surprising characters than this, and a list of patterns finds the password. */
const fewestSurprising = 6;
const shortestRun = 3;

/**
 * NIST SP 800-63B-4 §3.1.1: length instead of composition rules, and a blocklist. A list of common
 * passwords of 15 characters and more is nothing but words, runs and repeats, so those are taken
 * out; a password of which hardly anything is left is refused.
 */
export function checkPassword(typed: string, email: string): PasswordVerdict {
  const password = typed.normalize('NFC');
  const length = Array.from(password).length;
  if (length < shortestPassword || length > longestPassword) {
    const detail = `must have ${shortestPassword} to ${longestPassword} characters`;
    return { kind: 'refused', code: 'length', detail };
  }
  if (Array.from(surprisingPart(password, email)).length >= fewestSurprising) {
    return { kind: 'accepted', password };
  }
  const detail =
    'is made of common words, your e-mail address, sequences or repeats, which are tried first';
  return { kind: 'refused', code: 'guessable', detail };
}

function surprisingPart(password: string, email: string): string {
  const folded = fold(password);
  const words = [...wordsOf(email), ...knownWords].toSorted((a, b) => b.length - a.length);
  const rest = words.reduce((text, word) => text.replaceAll(word, ' '), folded);
  return unitOf(withoutRuns(rest).replaceAll(' ', ''));
}

/** Lower case, letters and digits of any script only; `@` and `$` stand for a and s. */
function fold(text: string): string {
  const spelled = text.toLowerCase().replaceAll('@', 'a').replaceAll('$', 's');
  return spelled.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function wordsOf(email: string): string[] {
  const [local = '', domain = ''] = email.split('@');
  return [fold(local), ...domain.split('.').slice(0, -1).map(fold)].filter(
    (word) => word.length >= 3,
  );
}

/** Takes out every stretch of three or more that follows a sequence, either way, or stands still. */
function withoutRuns(text: string): string {
  let rest = '';
  for (let start = 0; start < text.length;) {
    const length = runLength(text, start);
    if (length < shortestRun) rest += text.charAt(start);
    start += length < shortestRun ? 1 : length;
  }
  return rest;
}

function runLength(text: string, start: number): number {
  const forwards = [...sequences, ...sequences.map(reverse)];
  let longest = 1;
  while (text[start + longest] === text[start]) longest += 1;
  for (const sequence of forwards) {
    let length = 1;
    while (
      start + length < text.length &&
      sequence.includes(text.slice(start, start + length + 1))
    ) {
      length += 1;
    }
    longest = Math.max(longest, length);
  }
  return longest;
}

function reverse(text: string): string {
  return Array.from(text).toReversed().join('');
}

/** `xk9xk9xk9` → `xk9`: what a text is a repetition of, cut off or not; else the text itself. */
function unitOf(text: string): string {
  for (let period = 1; period * 2 <= text.length; period += 1) {
    if (text.startsWith(text.slice(period))) return text.slice(0, period);
  }
  return text;
}
