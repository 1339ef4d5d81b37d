import { BadPicture, type PictureFault } from './bad-picture.js';
import type { PictureType } from './evidence.js';
import type { PictureParts } from './picture-parts.js';
import { readJpeg } from './read-jpeg.js';
import { readPng } from './read-png.js';
import { readWebp } from './read-webp.js';

export interface Picture {
  readonly mediaType: PictureType;
  readonly width: number;
  readonly height: number;
  /** What is left of the bytes without what it does not take to draw it. */
  readonly content: Uint8Array;
}

export type PictureReading =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'refused'; readonly fault: PictureFault };

interface Format {
  readonly mediaType: PictureType;
  /** What it begins with; null stands for any byte. */
  readonly magic: readonly (number | null)[];
  readonly read: (bytes: Uint8Array) => PictureParts;
}

const any = null;
const formats: readonly Format[] = [
  {
    mediaType: 'image/png',
    magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    read: readPng,
  },
  { mediaType: 'image/jpeg', magic: [0xff, 0xd8, 0xff], read: readJpeg },
  {
    mediaType: 'image/webp',
    magic: [0x52, 0x49, 0x46, 0x46, any, any, any, any, 0x57, 0x45, 0x42, 0x50],
    read: readWebp,
  },
];

const longestSide = 16_384;
/** Some 128 MB for whoever draws it. */
const mostPixels = 32 * 1024 * 1024;

/**
 * Says what picture these bytes are, by the bytes alone: PNG, JPEG or WebP, whole from the first byte to the
 * last, at most 16,384 pixels a side and 33,554,432 in all. It is never decoded, so nothing is said of
 * what it shows. Texts, camera data, places, colour profiles and further frames are left out; what
 * follows its end is refused, for that is how one file is made to be two things.
 */
export function readPicture(bytes: Uint8Array): PictureReading {
  const format = formats.find(({ magic }) =>
    magic.every((byte, index) => byte === any || bytes[index] === byte),
  );
  if (format === undefined) return { kind: 'refused', fault: 'not-a-picture' };
  const { mediaType, read } = format;
  try {
    const { width, height, parts } = read(bytes);
    if (width === 0 || height === 0) throw new BadPicture('broken');
    if (Math.max(width, height) > longestSide || width * height > mostPixels) {
      throw new BadPicture('too-many-pixels');
    }
    return { kind: 'picture', picture: { mediaType, width, height, content: join(parts) } };
  } catch (error) {
    if (error instanceof BadPicture) return { kind: 'refused', fault: error.fault };
    // Reading past the end: there is less than it says.
    if (error instanceof RangeError) return { kind: 'refused', fault: 'broken' };
    throw error;
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
