import { crc32 } from 'node:zlib';

const version = 20;
/** 1980-01-01, the first day that a zip file knows: equal content gives equal bytes. */
const firstDay = 0x0021;
const mostEntries = 0xffff;
const mostBytes = 0xffffffff;

/**
 * A zip file (APPNOTE 6.3) whose entries are stored as they are, in pieces: one for each entry, then the
 * directory. What needs the wider form, 4 GiB or 65,535 entries, is refused.
 */
export class ArchiveWriter {
  private readonly directory: Buffer[] = [];
  private length = 0;

  /** @param name with slashes, in ASCII */
  add(name: string, content: Buffer): Buffer {
    const ascii = Buffer.from(name, 'ascii');
    const common = commonHeader(ascii, content);
    const places = [u16(0), u16(0), u16(0), u32(0), u32(this.length)];
    this.directory.push(Buffer.concat([u32(0x02014b50), u16(version), common, ...places, ascii]));
    const entry = Buffer.concat([u32(0x04034b50), common, ascii, content]);
    this.length += entry.length;
    if (this.directory.length >= mostEntries || this.length >= mostBytes) {
      throw new RangeError('The archive would be too large.');
    }
    return entry;
  }

  end(): Buffer {
    const directory = Buffer.concat(this.directory);
    const count = this.directory.length;
    const counts = [0, 0, count, count].map(u16);
    const place = [u32(directory.length), u32(this.length), u16(0)];
    return Buffer.concat([directory, u32(0x06054b50), ...counts, ...place]);
  }
}

/** From the version to the length of the extra field, the same in both headers. */
function commonHeader(name: Buffer, content: Buffer): Buffer {
  const flags = 0;
  const stored = 0;
  const time = 0;
  const sizes = [crc32(content), content.length, content.length].map(u32);
  const lengths = [name.length, 0].map(u16);
  return Buffer.concat([
    ...[version, flags, stored, time, firstDay].map(u16),
    ...sizes,
    ...lengths,
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
