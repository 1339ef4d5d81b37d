import { BadPicture } from './bad-picture.js';
import type { PictureParts } from './picture-parts.js';

const start = 0xd8;
const end = 0xd9;
const scan = 0xda;
/** Baseline, extended and progressive: what browsers draw. */
const frames = new Set([0xc0, 0xc1, 0xc2]);
/** Tables, and how often a scan begins anew. */
const tables = new Set([0xc4, 0xdb, 0xdd]);
/** The segments that say how colours are meant; of all others (camera, place, comments) nothing is kept. */
const kept = new Map([
  [0xe0, 'JFIF\0'],
  [0xee, 'Adobe'],
]);

interface Segment {
  readonly marker: number;
  /** From its marker on; of a scan with all that it holds. */
  readonly whole: Uint8Array;
}

/**
 * Takes a JPEG apart (ITU-T T.81, B.1): segment by segment up to EOI, which must be the end. What turns a
 * photograph upright goes with the rest about the camera.
 *
 * @throws BadPicture; RangeError where it ends too soon
 */
export function readJpeg(bytes: Uint8Array): PictureParts {
  const segments = segmentsOf(bytes);
  const [frame, ...others] = segments.filter(({ marker }) => frames.has(marker));
  if (frame === undefined || others.length > 0) throw new BadPicture('broken');
  if (!segments.some(({ marker }) => marker === scan)) throw new BadPicture('broken');
  const facts = viewOf(frame.whole);
  return {
    height: facts.getUint16(5),
    width: facts.getUint16(7),
    parts: [bytes.subarray(0, 2), ...segments.filter(isKept).map(({ whole }) => whole)],
  };
}

function segmentsOf(bytes: Uint8Array): Segment[] {
  const view = viewOf(bytes);
  if (view.getUint8(1) !== start) throw new BadPicture('broken');
  const segments: Segment[] = [];
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) throw new BadPicture('broken');
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const after = marker === end ? at + 2 : endOfSegment(view, at, marker);
    segments.push({ marker, whole: bytes.subarray(at, after) });
    at = after;
    if (marker === end) break;
  }
  if (at < bytes.length) throw new BadPicture('trailing-data');
  return segments;
}

function endOfSegment(view: DataView, at: number, marker: number): number {
  const isKnown =
    frames.has(marker) || tables.has(marker) || marker === scan || isForPrograms(marker);
  const length = view.getUint16(at + 2);
  const after = at + 2 + length;
  if (!isKnown || length < 2 || after > view.byteLength) throw new BadPicture('broken');
  return marker === scan ? endOfScan(view, after) : after;
}

/** APP0 to APP15, and COM. */
function isForPrograms(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
}

/** A scan goes on over stuffed bytes and restarts, up to the next marker. */
function endOfScan(view: DataView, from: number): number {
  for (let at = from; ; at += 1) {
    if (view.getUint8(at) !== 0xff) continue;
    const next = view.getUint8(at + 1);
    const goesOn = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!goesOn) return at;
  }
}

function isKept({ marker, whole }: Segment): boolean {
  if (!isForPrograms(marker)) return true;
  const name = kept.get(marker);
  if (name === undefined) return false;
  return String.fromCharCode(...whole.subarray(4, 4 + name.length)) === name;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
