import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { DoneToday, QueueCard } from './queue.js';
import { sumMinutes } from './sum-minutes.js';

/**
 * What was done of a day's limits, read off the card rows alone, so that undo gives the place and its
 * minutes back. A card is one review of the day if it was last reviewed then, was not introduced then
 * and is past `learning`: whatever it went through after a lapse, it took one place. A step left over
 * from an earlier day takes a place too once it is passed; counting one too many keeps within the
 * limit, one too few would not.
 */
export function doneToday(cards: readonly QueueCard[], today: StudyDay): DoneToday {
  const introduced = cards.filter(({ introducedDay }) => introducedDay === today);
  const reviewed = cards.filter(
    (card) =>
      card.lastReviewDay === today && card.introducedDay !== today && card.state !== 'learning',
  );
  return {
    reviews: reviewed.length,
    new: introduced.length,
    minutes: sumMinutes([...reviewed, ...introduced]),
  };
}
