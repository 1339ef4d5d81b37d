import { BadPicture } from './bad-picture.js';
import type { PictureParts } from './picture-parts.js';

const signatureBytes = 8;
/** The length, the name and the checksum of a chunk. */
const frameBytes = 12;
const headerBytes = 13;

/** What it takes to draw it: no text, no camera, no place and date, no further frames. */
const kept = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
]);

interface Chunk {
  readonly name: string;
  /** With its length, name and checksum. */
  readonly whole: Uint8Array;
}

/**
 * Takes a PNG apart (W3C PNG, third edition, 5.3): chunk by chunk up to IEND, which must be the end.
 *
 * @throws BadPicture; RangeError where it ends too soon
 */
export function readPng(bytes: Uint8Array): PictureParts {
  const chunks = chunksOf(bytes);
  const [header] = chunks;
  if (header?.name !== 'IHDR' || header.whole.length !== headerBytes + frameBytes) {
    throw new BadPicture('broken');
  }
  const isWhole =
    chunks.filter(({ name }) => name === 'IHDR').length === 1 &&
    chunks.at(-1)?.whole.length === frameBytes &&
    chunks.some(({ name, whole }) => name === 'IDAT' && whole.length > frameBytes);
  if (!isWhole) throw new BadPicture('broken');
  const { whole } = header;
  const facts = new DataView(whole.buffer, whole.byteOffset, whole.length);
  return {
    width: facts.getUint32(8),
    height: facts.getUint32(12),
    parts: [
      bytes.subarray(0, signatureBytes),
      ...chunks.filter(({ name }) => kept.has(name)).map((chunk) => chunk.whole),
    ],
  };
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  let at = signatureBytes;
  while (chunks.at(-1)?.name !== 'IEND') {
    const end = at + view.getUint32(at) + frameBytes;
    if (end > bytes.length) throw new BadPicture('broken');
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ name, whole: bytes.subarray(at, end) });
    at = end;
  }
  if (at < bytes.length) throw new BadPicture('trailing-data');
  return chunks;
}
