import { createHash } from 'node:crypto';
import type { EventSeed } from './domain/plan-rows.js';

/** In the eleven low bits beside a rating, of which there are five with the reset. */
const mostOrdinal = 0x1ff;

/**
 * The id of a card of another app: UUID version 8 out of whose it is and what it is called (RFC 9562
 * §5.8 and appendix B.2), so that the same name is the same card in every file.
 */
export function externalCardId(learnerId: string, cardKey: string): string {
  return toUuid(digest(['card', learnerId, cardKey]));
}

/**
 * The id of an event out of a file. It begins with the instant, as version 7 does, then come rating and
 * ordinal: logs are read by time, then id, and events of one instant keep an order of their own.
 */
export function importedEventId(seed: EventSeed): string {
  const { learnerId, questionId, occurredAt, rating, ordinal } = seed;
  const time = occurredAt.getTime();
  const bytes = digest(['event', learnerId, questionId, String(time), `${rating}`, `${ordinal}`]);
  bytes.writeUIntBE(time, 0, 6);
  bytes.writeUInt16BE((rating << 9) | Math.min(ordinal, mostOrdinal), 6);
  return toUuid(bytes);
}

function digest(parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
}

function toUuid(bytes: Buffer): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [0, 8, 12, 16, 20].map((from, index, cuts) => hex.slice(from, cuts[index + 1])).join('-');
}
