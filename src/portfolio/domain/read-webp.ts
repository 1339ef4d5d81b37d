import { BadPicture } from './bad-picture.js';
import type { PictureParts } from './picture-parts.js';

const riffBytes = 12;
const chunkHeaderBytes = 8;
/** What it takes to draw it; what is known of camera, place and colours goes. */
const kept = new Set(['VP8X', 'ALPH', 'VP8 ', 'VP8L']);
const drawn = new Set(['VP8 ', 'VP8L']);
const moves = new Set(['ANIM', 'ANMF']);
/** In VP8X: that profile, camera and remarks follow, which do not any more. */
const flagsOfTheRest = 0x20 | 0x08 | 0x04;

interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
  /** With its name, its length and the byte that makes it even. */
  readonly whole: Uint8Array;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Takes a WebP apart (RFC 9649): chunk by chunk up to the end that its header names, which must be the
 * end. Still ones only.
 *
 * @throws BadPicture; RangeError where it ends too soon
 */
export function readWebp(bytes: Uint8Array): PictureParts {
  const chunks = chunksOf(bytes);
  if (chunks.some(({ name }) => moves.has(name))) throw new BadPicture('animated');
  const [picture, ...others] = chunks.filter(({ name }) => drawn.has(name));
  if (picture === undefined || others.length > 0) throw new BadPicture('broken');
  const size = picture.name === 'VP8L' ? losslessSize(picture.data) : lossySize(picture.data);
  const [canvas] = chunks.filter(({ name }) => name === 'VP8X').map(({ data }) => canvasSize(data));
  const isOfItsCanvas =
    canvas === undefined || (canvas.width === size.width && canvas.height === size.height);
  if (!isOfItsCanvas) throw new BadPicture('broken');
  const parts = chunks.filter(({ name }) => kept.has(name)).map(withoutFlags);
  return { ...size, parts: [riffHeader(parts), ...parts] };
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = viewOf(bytes);
  const end = view.getUint32(4, true) + 8;
  if (end > bytes.length || end % 2 === 1) throw new BadPicture('broken');
  if (end < bytes.length) throw new BadPicture('trailing-data');
  const chunks: Chunk[] = [];
  for (let at = riffBytes; at < end;) {
    const length = view.getUint32(at + 4, true);
    const from = at + chunkHeaderBytes;
    const after = from + length + (length % 2);
    if (after > end) throw new BadPicture('broken');
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const data = bytes.subarray(from, from + length);
    chunks.push({ name, data, whole: bytes.subarray(at, after) });
    at = after;
  }
  return chunks;
}

/** RFC 6386, 9.1: a key frame says how large it is. */
function lossySize(data: Uint8Array): Size {
  const view = viewOf(data);
  const isKeyFrame = (view.getUint8(0) & 1) === 0;
  if (!isKeyFrame || view.getUint16(3) !== 0x9d01 || view.getUint8(5) !== 0x2a) {
    throw new BadPicture('broken');
  }
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}

/** RFC 9649, 3.4: 14 bits each, less one. */
function losslessSize(data: Uint8Array): Size {
  const view = viewOf(data);
  if (view.getUint8(0) !== 0x2f) throw new BadPicture('broken');
  const bits = view.getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** RFC 9649, 2.7: 24 bits each, less one. */
function canvasSize(data: Uint8Array): Size {
  const view = viewOf(data);
  const width = view.getUint16(4, true) + view.getUint8(6) * 0x10000 + 1;
  const height = view.getUint16(7, true) + view.getUint8(9) * 0x10000 + 1;
  return { width, height };
}

function withoutFlags({ name, whole }: Chunk): Uint8Array {
  if (name !== 'VP8X') return whole;
  const copy = Uint8Array.from(whole);
  const flags = copy[chunkHeaderBytes] ?? 0;
  copy[chunkHeaderBytes] = flags & ~flagsOfTheRest;
  return copy;
}

function riffHeader(parts: readonly Uint8Array[]): Uint8Array {
  const header = new Uint8Array(riffBytes);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  header.set(
    Array.from('RIFF', (letter) => letter.charCodeAt(0)),
    0,
  );
  viewOf(header).setUint32(4, length + riffBytes - 8, true);
  header.set(
    Array.from('WEBP', (letter) => letter.charCodeAt(0)),
    8,
  );
  return header;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
