/** Crockford's alphabet: no I, L, O or U, which people misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A recovery code as it is shown, `XXXX-XXXX-XXXX-XXXX`: 80 bits in Crockford base 32.
 *
 * @param random 16 bytes from a cryptographic source; five bits of each are used
 */
export function formatRecoveryCode(random: Uint8Array): string {
  if (random.length !== 16) throw new RangeError('a recovery code needs 16 random bytes');
  const digits = Array.from(random, (byte) => alphabet.charAt(byte & 31)).join('');
  return digits.replaceAll(/(.{4})(?=.)/gu, '$1-');
}

/** The code as it is compared: upper case, without separators, look-alikes read as meant. */
export function normalizeRecoveryCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[\s-]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1');
}
