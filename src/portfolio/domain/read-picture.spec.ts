import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  jpeg,
  losslessWebp,
  lossyWebp,
  png,
  pngChunk,
  withSegment,
  withWebpChunk,
} from '../../../test/support/pictures.js';
import { readPicture, type Picture } from './read-picture.js';

const secret = 'Exif\0\0 51.5N 0.1W';
const whole = [png(), jpeg, lossyWebp, losslessWebp];

function pictureOf(bytes: Uint8Array): Picture {
  const reading = readPicture(bytes);
  if (reading.kind === 'refused') throw new Error(reading.fault);
  return reading.picture;
}

function faultOf(bytes: Uint8Array): string {
  const reading = readPicture(bytes);
  return reading.kind === 'refused' ? reading.fault : 'none';
}

/** A copy with other bytes in one place. */
function changed(bytes: Buffer, at: number, ...others: number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(others, at);
  return copy;
}

const text = (words: string): Buffer => Buffer.from(words, 'latin1');

describe('readPicture', () => {
  it.each([
    ['image/png', png()],
    ['image/jpeg', jpeg],
    ['image/webp', lossyWebp],
    ['image/webp', losslessWebp],
  ])('tells %s and its size by its bytes, and leaves it as it is', (mediaType, bytes) => {
    const { content, ...facts } = pictureOf(bytes);
    expect(facts).toEqual({ mediaType, width: 3, height: 2 });
    expect(Buffer.from(content).equals(bytes)).toBe(true);
  });

  it.each([
    ['text of a PNG', png({ before: [pngChunk('tEXt', text(`Comment\0${secret}`))] })],
    ['camera data of a PNG', png({ before: [pngChunk('eXIf', text(secret))] })],
    ['frames of an animated PNG', png({ before: [pngChunk('acTL', text(secret))] })],
    ['camera data of a JPEG', withSegment(0xe1, secret)],
    ['the profile of a JPEG', withSegment(0xe2, `ICC_PROFILE\0${secret}`)],
    ['a comment of a JPEG', withSegment(0xfe, secret)],
    ['APP0 of a JPEG that is not JFIF', withSegment(0xe0, secret)],
    ['camera data of a WebP', withWebpChunk('EXIF', secret)],
    ['remarks of a WebP', withWebpChunk('XMP ', `${secret}.`)],
    ['an unknown chunk of a WebP', withWebpChunk('ZIP!', secret)],
  ])('leaves out %s', (_what, bytes) => {
    const { width, height, content } = pictureOf(bytes);
    expect([width, height]).toEqual([3, 2]);
    expect(Buffer.from(content).includes(secret)).toBe(false);
    expect(whole.some((plain) => plain.equals(content))).toBe(true);
  });

  it('keeps what says how the colours of a JPEG are meant', () => {
    const adobe = withSegment(0xee, 'Adobe\0d\0\0\0\0\0\0');
    expect(Buffer.from(pictureOf(adobe).content).equals(adobe)).toBe(true);
  });

  it('takes back the flags of what a WebP lost', () => {
    const flagged = changed(withWebpChunk('EXIF', secret), 20, 0x08);
    expect(Buffer.from(pictureOf(flagged).content).equals(lossyWebp)).toBe(true);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'not-a-picture'],
    ['one byte', text('\xff'), 'not-a-picture'],
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not-a-picture'],
    ['HTML', text('<!doctype html><script>1</script>'), 'not-a-picture'],
    ['GIF', text('GIF89a\x01\0\x01\0'), 'not-a-picture'],
    ['ZIP', text('PK\x03\x04'), 'not-a-picture'],
    ['HTML in front of a picture', Buffer.concat([text('<html>'), png()]), 'not-a-picture'],
    ['a WAV', Buffer.concat([text('RIFF\x04\0\0\0WAVE')]), 'not-a-picture'],
    ['the beginning of a PNG alone', png().subarray(0, 8), 'broken'],
    ['a PNG without pixels', png({ data: Buffer.alloc(0) }), 'broken'],
    ['a PNG with two headers', png({ before: [png().subarray(8, 33)] }), 'broken'],
    ['a PNG that begins with another chunk', changed(png(), 12, 0x69), 'broken'],
    ['a PNG without width', png({ width: 0 }), 'broken'],
    ['a PNG whose chunk is longer than the file', changed(png(), 33, 0x7f), 'broken'],
    ['the beginning of a JPEG alone', text('\xff\xd8\xff'), 'broken'],
    ['a JPEG without a frame', text('\xff\xd8\xff\xd9'), 'broken'],
    ['a JPEG with two frames', withSegment(0xc0, '\x08\0\x02\0\x03\x01\x01\x11\0'), 'broken'],
    ['a JPEG of a sort that browsers do not draw', withSegment(0xc3, '........'), 'broken'],
    ['a JPEG segment of no length', text('\xff\xd8\xff\xe0\0\0\xff\xd9'), 'broken'],
    ['a WebP that says it is longer', changed(lossyWebp, 4, 0xff), 'broken'],
    ['a WebP without a picture', text('RIFF\x04\0\0\0WEBP'), 'broken'],
    ['a WebP with two pictures', withWebpChunk('VP8 ', '..........'), 'broken'],
    ['a WebP of another size than its canvas', changed(lossyWebp, 24, 9), 'broken'],
    ['a WebP whose picture is no key frame', changed(lossyWebp, 38, 0xb1), 'broken'],
    ['a WebP that moves', withWebpChunk('ANMF', 'frame.'), 'animated'],
    ['10,000 by 10,000', png({ width: 10_000, height: 10_000 }), 'too-many-pixels'],
    ['one long line', png({ width: 16_385, height: 1 }), 'too-many-pixels'],
    ['4,294,967,295 wide', png({ width: 0xffffffff }), 'too-many-pixels'],
    ['a PNG with a ZIP behind', Buffer.concat([png(), text('PK\x03\x04')]), 'trailing-data'],
    ['a JPEG with a script behind', Buffer.concat([jpeg, text('<script>')]), 'trailing-data'],
    ['a WebP with HTML behind', Buffer.concat([lossyWebp, text('<html>')]), 'trailing-data'],
    ['an IEND that holds something', pngWithFullEnd(), 'broken'],
  ])('refuses %s', (_what, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault);
  });

  it('takes the largest', () => {
    expect(pictureOf(png({ width: 16_384, height: 2048 }))).toMatchObject({ width: 16_384 });
    expect(faultOf(png({ width: 16_384, height: 2049 }))).toBe('too-many-pixels');
  });

  it.each(whole)('refuses every beginning of a picture %#', (bytes) => {
    const taken = Array.from(bytes, (_, length) => faultOf(bytes.subarray(0, length)));
    expect(taken.filter((fault) => fault === 'none')).toEqual([]);
  });

  it('never fails otherwise, and what it takes it takes again as it is', () => {
    const edit = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.constantFrom(...whole), fc.array(edit, { maxLength: 6 }), (bytes, edits) => {
        const copy = Buffer.from(bytes);
        for (const [at, byte] of edits) copy[at % copy.length] = byte;
        const reading = readPicture(copy);
        if (reading.kind === 'refused') return;
        const again = pictureOf(reading.picture.content);
        expect(Buffer.from(again.content).equals(reading.picture.content)).toBe(true);
      }),
      { numRuns: 4000 },
    );
  });
});

function pngWithFullEnd(): Buffer {
  return Buffer.concat([png().subarray(0, -12), pngChunk('IEND', text('<script>'))]);
}
