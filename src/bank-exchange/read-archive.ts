import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { AppError } from '../kernel/app-error.js';
import { archiveNameFault } from './domain/archive-name-fault.js';
import { findOverlap, type ByteRange } from './domain/find-overlap.js';
import { unreadableFile } from './unreadable-file.js';

export interface ArchiveLimits {
  /** Which entries are unpacked, by name. All others are looked at, never unpacked. */
  readonly wanted: (name: string) => boolean;
  /** Entries of all kinds, folders too. */
  readonly mostEntries: number;
  /** Bytes of all wanted entries together, unpacked. */
  readonly mostBytes: number;
  /** Bytes that one packed byte may become, from the first MiB of an entry on. */
  readonly mostRatio: number;
}

interface ArchiveEntry extends ByteRange {
  readonly name: string;
  readonly packed: Buffer;
  readonly header: Entry;
}

/** Below this an entry may be packed as well as it likes: no harm is done by so little. */
const freeBytes = 1024 * 1024;
const longestName = 500;

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const fixedLocalBytes = 30;

const stored = 0;
const deflated = 8;
/** The method that stands for AES, whose real method is told elsewhere. */
const aes = 99;

/** Bits of the flags: encrypted, strongly encrypted, and local headers masked by it. */
const encryptedFlags = 0x0001 | 0x0040 | 0x2000;

/**
 * The wanted entries of a zip file by name, in the order of its directory. The sizes in its headers
 * are only ever used to refuse: what counts is what comes out while unpacking. Archives within it are
 * bytes like any other.
 *
 * @throws AppError for what is no zip file or a broken one, and for every trick that is known of them
 */
export async function readArchive(
  bytes: Buffer,
  limits: ArchiveLimits,
): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await listEntries(bytes, limits.mostEntries);
  const files = new Map<string, Buffer>();
  let left = limits.mostBytes;
  for (const entry of entries) {
    if (entry.name.endsWith('/') || !limits.wanted(entry.name)) continue;
    const content = unpack(entry, { left, mostRatio: limits.mostRatio });
    left -= content.length;
    files.set(entry.name, content);
  }
  return files;
}

async function listEntries(bytes: Buffer, mostEntries: number): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  try {
    const zip = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false });
    if (zip.entryCount > mostEntries) {
      throw unreadableFile(
        'too-many-entries',
        `an archive may have ${mostEntries} entries at most`,
      );
    }
    const directoryAt = cursorOf(zip);
    for await (const header of zip.eachEntry()) entries.push(toEntry(bytes, header));
    if (signatureAt(bytes, cursorOf(zip)) === centralSignature) {
      throw unreadableFile('malformed', 'its directory has more entries than it counts');
    }
    refuseTwins(entries);
    refuseOverlap([...entries, { start: directoryAt, end: cursorOf(zip) }]);
  } catch (error) {
    throw asRefusal(error, bytes);
  }
  return entries;
}

/** The types call it a boolean; it is the place in the file where the next entry is read. */
function cursorOf(zip: ZipFile): number {
  return Number(zip.readEntryCursor);
}

function asRefusal(error: unknown, bytes: Buffer): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.message.includes('encryption')) return encrypted();
  if (signatureAt(bytes, 0) === localSignature) {
    return unreadableFile('malformed', 'the directory of the archive is broken or cut off');
  }
  return unreadableFile('not-this-format', 'it is no zip archive');
}

function encrypted(): AppError {
  return unreadableFile('encrypted', 'its entries must not be encrypted');
}

function toEntry(bytes: Buffer, header: Entry): ArchiveEntry {
  const flags = header.generalPurposeBitFlag;
  if ((flags & encryptedFlags) !== 0 || header.compressionMethod === aes) throw encrypted();
  const name = nameOf(header);
  refuseSpecial(header);
  const { start, contentAt } = localPlace(bytes, header);
  const end = contentAt + header.compressedSize;
  if (end > bytes.length) throw unreadableFile('malformed', 'an entry ends beyond the file');
  return { name, header, start, end, packed: bytes.subarray(contentAt, end) };
}

function nameOf(header: Entry): string {
  const { generalPurposeBitFlag: flags, fileNameRaw, extraFields } = header;
  const name = getFileNameLowLevel(flags, fileNameRaw, extraFields, false);
  if (name.length > longestName) {
    throw unreadableFile('unsafe-path', `a name is longer than ${longestName} characters`);
  }
  const fault = archiveNameFault(name);
  if (fault !== null) throw unreadableFile('unsafe-path', fault);
  return name;
}

const fileTypeMask = 0o170000;
/** Plain files, folders, and what was packed where files have no such type. */
const harmlessTypes: readonly number[] = [0, 0o100000, 0o040000];

function refuseSpecial(header: Entry): void {
  const type = (header.externalFileAttributes >>> 16) & fileTypeMask;
  if (harmlessTypes.includes(type)) return;
  throw unreadableFile('unsafe-path', 'an entry is a link or a device, where only files may be');
}

/** An entry has two headers, and programs that believe different ones see different files. */
function localPlace(bytes: Buffer, header: Entry): { start: number; contentAt: number } {
  const start = header.relativeOffsetOfLocalHeader;
  if (signatureAt(bytes, start) !== localSignature || start + fixedLocalBytes > bytes.length) {
    throw unreadableFile('malformed', 'an entry is not where the directory says');
  }
  if ((bytes.readUInt16LE(start + 6) & encryptedFlags) !== 0) throw encrypted();
  const nameLength = bytes.readUInt16LE(start + 26);
  const nameAt = start + fixedLocalBytes;
  if (!bytes.subarray(nameAt, nameAt + nameLength).equals(header.fileNameRaw)) {
    throw unreadableFile(
      'malformed',
      'an entry has one name in the directory and another before it',
    );
  }
  return { start, contentAt: nameAt + nameLength + bytes.readUInt16LE(start + 28) };
}

function signatureAt(bytes: Buffer, offset: number): number | null {
  return offset + 4 > bytes.length ? null : bytes.readUInt32LE(offset);
}

function refuseTwins(entries: readonly ArchiveEntry[]): void {
  if (new Set(entries.map(({ name }) => name)).size === entries.length) return;
  throw unreadableFile('malformed', 'two of its entries have the same name');
}

function refuseOverlap(ranges: readonly ByteRange[]): void {
  if (findOverlap(ranges) === null) return;
  throw unreadableFile('malformed', 'its entries overlap');
}

function unpack(entry: ArchiveEntry, limits: { left: number; mostRatio: number }): Buffer {
  const { header, packed } = entry;
  const mostByRatio = Math.max(freeBytes, packed.length * limits.mostRatio);
  const content = contentOf(entry, Math.min(mostByRatio, limits.left));
  if (content === 'too-much') {
    if (mostByRatio < limits.left) throw unpacksTooWell(limits.mostRatio);
    throw unreadableFile('too-large', 'it is too large when unpacked');
  }
  if (content.length !== header.uncompressedSize || crc32(content) !== header.crc32) {
    throw unreadableFile('malformed', 'an entry is damaged: its size or checksum is another');
  }
  return content;
}

function unpacksTooWell(mostRatio: number): AppError {
  const detail = `an entry becomes more than ${mostRatio} times as large when unpacked`;
  return unreadableFile('compressed-too-well', detail);
}

function contentOf({ header, packed }: ArchiveEntry, most: number): Buffer | 'too-much' {
  if (header.compressionMethod === stored) return packed.length > most ? 'too-much' : packed;
  if (header.compressionMethod !== deflated) {
    throw unreadableFile('malformed', 'an entry is packed in a way that is not read here');
  }
  try {
    // A bound of 0 would mean none.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return 'too-much';
    throw unreadableFile('malformed', 'an entry cannot be unpacked');
  }
}
