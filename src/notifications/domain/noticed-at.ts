import { blindKinds, type NoticeKind } from './notice.js';

const msPerDay = 86_400_000;

/**
 * The instant a notice bears: when it was given, or for a blind kind the first of that day, UTC, so that
 * nothing in it tells when an anonymous peer did what it tells of.
 */
export function noticedAt(kind: NoticeKind, now: Date): Date {
  if (!blindKinds.has(kind)) return now;
  return new Date(Math.floor(now.getTime() / msPerDay) * msPerDay);
}
