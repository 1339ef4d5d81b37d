import type { PagePosition } from '../platform/http/paging.js';
import type { CasePosition } from './adjudication-case.repository.js';

/** Where a page of cases begins, out of a cursor. */
export function toCasePosition(position: PagePosition | null): CasePosition | null {
  return position === null ? null : [String(position[0]), String(position[1])];
}
