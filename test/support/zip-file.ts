import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip file, and every lie that a test wants told about it. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer | string;
  /** Packed instead of stored. */
  readonly deflate?: boolean;
  /** General purpose flags, such as 1 for an encrypted entry. */
  readonly flags?: number;
  /** The method that the headers name. */
  readonly method?: number;
  /** Type and permissions as Unix has them, such as 0o120777 for a link. */
  readonly mode?: number;
  /** The name in the header before the content, when it is another one. */
  readonly localName?: string;
  /** The unpacked size that the headers claim. */
  readonly claimedSize?: number;
  /** The checksum that the headers claim. */
  readonly claimedCrc?: number;
  /** Places the entry where the entry of this index is, instead of writing its content. */
  readonly at?: number;
}

interface Directory {
  /** How many entries the directory claims to have. */
  readonly claimedCount?: number;
}

const day = 0x2821;

/** A zip file, the same bytes for the same entries. */
export function zipFile(entries: readonly ZipEntry[], directory: Directory = {}): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  const places: number[] = [];
  let size = 0;
  for (const entry of entries) {
    const packed = entry.deflate === true ? deflateRawSync(entry.content) : bytesOf(entry.content);
    const place = entry.at === undefined ? size : (places[entry.at] ?? 0);
    places.push(place);
    central.push(centralHeader(entry, packed, place));
    if (entry.at !== undefined) continue;
    const written = Buffer.concat([localHeader(entry, packed), packed]);
    parts.push(written);
    size += written.length;
  }
  const listing = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  const count = directory.claimedCount ?? entries.length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(size, 16);
  return Buffer.concat([...parts, listing, end]);
}

function bytesOf(content: Buffer | string): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

function localHeader(entry: ZipEntry, packed: Buffer): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  shared(entry, packed).copy(header, 6);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralHeader(entry: ZipEntry, packed: Buffer, place: number): Buffer {
  const name = Buffer.from(entry.name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  header.writeUInt16LE(20, 6);
  shared(entry, packed).copy(header, 8);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  header.writeUInt32LE(place, 42);
  return Buffer.concat([header, name]);
}

/** The twenty bytes that both headers have: flags, method, time, day, checksum and the sizes. */
function shared(entry: ZipEntry, packed: Buffer): Buffer {
  const content = bytesOf(entry.content);
  const fields = Buffer.alloc(20);
  fields.writeUInt16LE((entry.flags ?? 0) | 0x0800, 0);
  fields.writeUInt16LE(entry.method ?? (entry.deflate === true ? 8 : 0), 2);
  fields.writeUInt16LE(day, 6);
  fields.writeUInt32LE(entry.claimedCrc ?? crc32(content), 8);
  fields.writeUInt32LE(packed.length, 12);
  fields.writeUInt32LE(entry.claimedSize ?? content.length, 16);
  return fields;
}
