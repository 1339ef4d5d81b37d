import type { PackMarker } from './pack-marker.js';

/** Whether two packs that were made at different times hold the same. */
export function isSameMarker(one: PackMarker, other: PackMarker): boolean {
  return (
    one.changeNumber === other.changeNumber &&
    one.horizonDay === other.horizonDay &&
    one.newIds.join() === other.newIds.join() &&
    one.forward === other.forward &&
    one.catalogueVersion === other.catalogueVersion &&
    one.pins === other.pins &&
    one.settings === other.settings &&
    one.openBanks === other.openBanks &&
    one.standings === other.standings
  );
}
