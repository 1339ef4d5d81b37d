const pageOneHeader = 100;
const interiorIndex = 0x02;
const interiorTable = 0x05;
const leafIndex = 0x0a;
const leafTable = 0x0d;

export type PageTree =
  | {
      readonly kind: 'sound';
      readonly pageSize: number;
      readonly pages: ReadonlySet<number>;
      /** How many rows its leaves say that they have. */
      readonly rows: number;
    }
  | { readonly kind: 'faulty'; readonly detail: string };

/**
 * The pages of one tree of an SQLite file (file format, section 1.6), by number from 1. It is sound if
 * each of them is there and reached by one way only: where pages lead to each other again, a program that
 * follows them never comes to an end.
 *
 * @param root number of the page where it begins
 */
export function pageTree(file: Uint8Array, root: number): PageTree {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const pageSize = pageSizeOf(view);
  if (pageSize === null) return faulty('the size of its pages is none');
  const pages = new Set<number>();
  const open = [root];
  let rows = 0;
  for (let page = open.pop(); page !== undefined; page = open.pop()) {
    if (page < 1 || page * pageSize > file.byteLength) return faulty('a page of it is missing');
    if (pages.has(page)) return faulty('its pages lead to each other');
    pages.add(page);
    const start = (page - 1) * pageSize;
    const header = page === 1 ? pageOneHeader : 0;
    const children = childrenOf(view, start, header);
    if (children === null) return faulty('a page of it is broken');
    open.push(...children);
    if (children.length === 0) rows += view.getUint16(start + header + 3);
  }
  return { kind: 'sound', pageSize, pages, rows };
}

function faulty(detail: string): PageTree {
  return { kind: 'faulty', detail };
}

/** A power of two from 512 to 65,536, of which the last is written as 1. */
function pageSizeOf(view: DataView): number | null {
  if (view.byteLength < 512) return null;
  const written = view.getUint16(16);
  const size = written === 1 ? 65_536 : written;
  return size >= 512 && (size & (size - 1)) === 0 ? size : null;
}

function childrenOf(view: DataView, start: number, header: number): number[] | null {
  const at = start + header;
  const type = view.getUint8(at);
  if (type === leafIndex || type === leafTable) return [];
  if (type !== interiorIndex && type !== interiorTable) return null;
  const children = [view.getUint32(at + 8)];
  const count = view.getUint16(at + 3);
  for (let cell = 0; cell < count; cell += 1) {
    const pointer = at + 12 + 2 * cell;
    if (pointer + 2 > view.byteLength) return null;
    const place = start + view.getUint16(pointer);
    if (place + 4 > view.byteLength) return null;
    children.push(view.getUint32(place));
  }
  return children;
}
