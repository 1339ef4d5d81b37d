import { isKnownZone } from '../../kernel/iana-zone.js';

/**
 * The zone a machine says it is in, or UTC where that is none of ours: depending on `TZ` a runtime
 * also names an offset, `Etc/Unknown` or nothing at all.
 */
export function zoneOrUtc(zone: unknown): string {
  return typeof zone === 'string' && isKnownZone(zone) ? zone : 'UTC';
}
