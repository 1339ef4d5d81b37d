import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Cursors } from '../platform/http/paging.js';
import type { PackMarker } from './domain/pack-marker.js';
import type { PackPosition } from './domain/plan-page.js';

/** What an older release wrote into cursors cannot be read as what this one does. */
const format = 3;
const start: PackPosition = { before: null, target: null, after: null };

/** Signed positions: phones keep them, the server keeps nothing. */
@Injectable()
export class PackCursors {
  constructor(private readonly cursors: Cursors) {}

  encode(learnerId: string, { before, target, after }: PackPosition): string {
    return this.cursors.encode(
      [format, write(before), write(target), after ?? ''],
      scope(learnerId),
    );
  }

  /** @throws AppError validation-failed for a cursor that is not this learner's, gone for an old one */
  decode(learnerId: string, cursor: string | undefined): PackPosition {
    const position = this.cursors.decode(cursor, scope(learnerId));
    if (position === null) return start;
    const [written, before, target, after] = position;
    if (written !== format) throw packGone();
    return {
      before: read(before),
      target: read(target),
      after: after === '' ? null : String(after),
    };
  }
}

/** The refusal of a cursor from which nobody can tell any more what has changed. */
export function packGone(): AppError {
  return new AppError('gone', 'This cursor is too old. Leave it out, and take the whole pack.');
}

function scope(learnerId: string): unknown {
  return ['sync-pack', learnerId];
}

function write(marker: PackMarker | null): string {
  if (marker === null) return '';
  const { changeNumber, asOf, horizonDay, newIds, catalogueVersion, ...prints } = marker;
  const { forward, pins, settings, openBanks, standings } = prints;
  const ids = Buffer.from(newIds.join('').replaceAll('-', ''), 'hex').toString('base64url');
  const numbers = [changeNumber, asOf.getTime(), catalogueVersion];
  return [...numbers, horizonDay, forward, pins, settings, openBanks, standings, ids].join('.');
}

function read(written: string | number | undefined): PackMarker | null {
  if (typeof written !== 'string' || written === '') return null;
  const [changeNumber, asOf, catalogueVersion, ...texts] = written.split('.');
  const [horizonDay = '', forward = '', pins = '', ...prints] = texts;
  const [settings = '', openBanks = '', standings = '', ids = ''] = prints;
  return {
    changeNumber: Number(changeNumber),
    asOf: new Date(Number(asOf)),
    catalogueVersion: Number(catalogueVersion),
    horizonDay,
    forward,
    pins,
    settings,
    openBanks,
    standings,
    newIds: readIds(Buffer.from(ids, 'base64url').toString('hex')),
  };
}

function readIds(hex: string): string[] {
  return Array.from(hex.matchAll(/(.{8})(.{4})(.{4})(.{4})(.{12})/gu), ([, ...parts]) =>
    parts.join('-'),
  );
}
