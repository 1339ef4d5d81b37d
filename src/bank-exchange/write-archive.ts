import { crc32 } from 'node:zlib';

export interface ArchiveFile {
  /** With slashes, of ASCII. */
  readonly name: string;
  readonly content: Buffer;
}

const version = 20;
/** 1980-01-01, the first day that a zip file knows: equal content gives equal bytes. */
const firstDay = 0x0021;

/**
 * A zip file (APPNOTE 6.3) whose entries are stored as they are. Equal files give equal bytes. What
 * needs the wider form, 4 GiB or 65,535 entries, is refused.
 */
export function writeArchive(files: readonly ArchiveFile[]): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const common = commonHeader(file);
    const name = Buffer.from(file.name, 'ascii');
    const local = Buffer.concat([signature(0x04034b50), common, name, file.content]);
    directory.push(
      Buffer.concat([signature(0x02014b50), u16(version), common, place(offset), name]),
    );
    entries.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  if (files.length >= 0xffff || offset + central.length >= 0xffffffff) {
    throw new RangeError('The archive would be too large.');
  }
  return Buffer.concat([...entries, central, ending(files.length, central.length, offset)]);
}

/** From the version to the length of the extra field, the same in both headers. */
function commonHeader({ name, content }: ArchiveFile): Buffer {
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

/** What the directory says besides: no comment, first disk, no attributes, where the entry is. */
function place(offset: number): Buffer {
  return Buffer.concat([u16(0), u16(0), u16(0), u32(0), u32(offset)]);
}

function ending(count: number, directoryLength: number, directoryAt: number): Buffer {
  const counts = [0, 0, count, count].map(u16);
  return Buffer.concat([
    signature(0x06054b50),
    ...counts,
    u32(directoryLength),
    u32(directoryAt),
    u16(0),
  ]);
}

function signature(value: number): Buffer {
  return u32(value);
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
