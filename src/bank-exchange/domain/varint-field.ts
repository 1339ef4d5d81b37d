/**
 * A whole number out of a message in the wire format of Protocol Buffers: the first value of the field
 * with this number at the outermost level. Null when there is none, or when the message breaks off.
 *
 * Only numbers up to 2^31 are read, which all that is asked for here are.
 */
export function varintField(message: Uint8Array, wanted: number): number | null {
  let at = 0;
  while (at < message.length) {
    const tag = varintAt(message, at);
    if (tag === null) return null;
    const value = varintAt(message, tag.end);
    const type = tag.value & 7;
    if (type === 0) {
      if (value === null) return null;
      if (tag.value >>> 3 === wanted) return value.value;
    }
    const next = endOf(type, tag.end, value);
    if (next === null) return null;
    at = next;
  }
  return null;
}

interface Varint {
  readonly value: number;
  readonly end: number;
}

function endOf(type: number, at: number, varint: Varint | null): number | null {
  if (type === 1) return at + 8;
  if (type === 5) return at + 4;
  if (varint === null) return null;
  if (type === 0) return varint.end;
  return type === 2 ? varint.end + varint.value : null;
}

function varintAt(message: Uint8Array, start: number): Varint | null {
  let value = 0;
  for (let at = start; at < message.length && at < start + 5; at += 1) {
    const byte = message[at] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * (at - start));
    if (byte < 0x80) return value < 2 ** 31 ? { value, end: at + 1 } : null;
  }
  return null;
}
