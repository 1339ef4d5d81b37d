import { crc32, deflateSync } from 'node:zlib';

/** Three pixels wide and two high, as a browser draws them. */
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAWEAEBAQAAAAAAAAAAAAAAAAAAATH/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBf/EABcRAQADAAAAAAAAAAAAAAAAAAABAjH/2gAMAwEAAhEDEQA/AJZkANU65D//2Q==',
  'base64',
);
export const lossyWebp = Buffer.from(
  'UklGRkoAAABXRUJQVlA4WAoAAAAAAAAAAgAAAQAAVlA4ICwAAACwAQCdASoDAAIAA4BaJagCdLoABGaAAP7i6lAMrxbFIeh/urmYy11zMRgAAA==',
  'base64',
);
export const losslessWebp = Buffer.from(
  'UklGRloAAABXRUJQVlA4WAoAAAAAAAAAAgAAAQAAVlA4TDwAAAAvAkAAAC9AFmByD2LEIQSYRCBqAiBhg3SALFxDFQJAgDT+BBkFEEMY8x/xVubfUieAAIEAZapwSUT/wz0=',
  'base64',
);

export interface Png {
  readonly width?: number;
  readonly height?: number;
  /** Between the header and the pixels. */
  readonly before?: readonly Buffer[];
  /** What stands for the pixels. */
  readonly data?: Buffer;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Grey, three by two unless said otherwise; with a size that is not its own it is not drawn larger. */
export function png({ width = 3, height = 2, before = [], data }: Png = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    ...before,
    pngChunk('IDAT', data ?? deflateSync(Buffer.alloc((3 + 1) * 2))),
    pngChunk('IEND'),
  ]);
}

export function pngChunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A segment of a JPEG, to stand just behind its beginning. */
export function withSegment(marker: number, data: string, whole: Buffer = jpeg): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  const segment = Buffer.concat([head, Buffer.from(data, 'latin1')]);
  return Buffer.concat([whole.subarray(0, 2), segment, whole.subarray(2)]);
}

/** Another chunk at the end of a WebP, within what its header says. */
export function withWebpChunk(name: string, data: string, whole: Buffer = lossyWebp): Buffer {
  const even = data.length % 2 === 0 ? data : `${data}\0`;
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(data.length, 4);
  const longer = Buffer.concat([whole, head, Buffer.from(even, 'latin1')]);
  longer.writeUInt32LE(longer.length - 8, 4);
  return longer;
}
