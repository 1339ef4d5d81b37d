const polynomial = 0xedb88320;

/** CRC-32 (ISO 3309) of ASCII text as eight hexadecimal digits. Finds typos, proves nothing. */
export function crc32(text: string): string {
  let remainder = 0xffffffff;
  for (const character of text) {
    remainder ^= character.charCodeAt(0) & 0xff;
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ polynomial : remainder >>> 1;
    }
  }
  return ((remainder ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}
