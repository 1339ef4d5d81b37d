import type { DayRoom } from '../../queue/domain/chosen.js';
import { compareText } from '../../queue/domain/compare-text.js';
import { sumMinutes } from '../../queue/domain/sum-minutes.js';
import { takeWithin } from '../../queue/domain/take-within.js';
import { stableHash } from '../../scheduling/domain/stable-hash.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { SimulatedCard } from './simulated-card.js';

/** What there is to choose from on a simulated day, besides steps. */
export interface DayOffer {
  /** Counted from the start of the simulation, and by its date. */
  readonly day: number;
  readonly date: StudyDay;
  /** Cards that are due and not put aside, in any order. */
  readonly due: readonly SimulatedCard[];
  /** Questions to introduce, in their order. */
  readonly fresh: Iterable<SimulatedCard>;
  /** Families that have had their turn; null where no siblings are put off. */
  readonly met: ReadonlySet<string> | null;
  readonly room: DayRoom;
  /** The probability of recall, 0..1, as the day began. */
  readonly recallOf: (card: SimulatedCard) => number;
}

export interface DayChoice {
  /** Due cards first, then new questions. */
  readonly chosen: readonly SimulatedCard[];
  /** Due cards that there is no room for. */
  readonly heldBack: number;
}

/**
 * The questions that the queue gives a day (chooseInTurn), not in its order: a simulation does all of
 * them. So nothing is sorted as long as there is room for all that is due, and what is best remembered
 * is picked out of a backlog instead of ranking the whole of it every day.
 */
export function chooseDay(offer: DayOffer): DayChoice {
  const { room } = offer;
  const due = offer.met === null ? offer.due : oneOfEachFamily(offer, offer.met);
  const minutes = sumMinutes(due);
  if (due.length > room.reviews || minutes > room.minutes) {
    const chosen = takeBestRemembered(due, offer);
    return { chosen, heldBack: due.length - chosen.length };
  }
  const fresh = nextFresh(offer, due);
  const introduced = takeWithin(fresh, { count: room.new, minutes: room.minutes - minutes });
  return { chosen: [...due, ...introduced], heldBack: 0 };
}

/** Of due siblings the one whose turn comes first. */
function oneOfEachFamily({ due, date }: DayOffer, met: ReadonlySet<string>): SimulatedCard[] {
  const first = new Map<string, SimulatedCard>();
  for (const card of due) {
    const other = first.get(card.family);
    const isFirst = other === undefined || compareTurns(card, other, date) < 0;
    if (isFirst && !met.has(card.family)) first.set(card.family, card);
  }
  return Array.from(first.values());
}

/** The longest due first, and cards of one day in the order of chance that holds all day. */
function compareTurns(a: SimulatedCard, b: SimulatedCard, date: StudyDay): number {
  return (
    a.dueDay - b.dueDay ||
    stableHash(a.questionId + date) - stableHash(b.questionId + date) ||
    compareText(a.questionId, b.questionId)
  );
}

/**
 * As many of the best remembered as there is room for. Only those are ranked that the number alone lets
 * in: a backlog of hundreds is looked at every day, and some dozens of it are done.
 */
function takeBestRemembered(
  due: readonly SimulatedCard[],
  { room, recallOf, date }: DayOffer,
): SimulatedCard[] {
  const recalls = Float64Array.from(due, recallOf);
  const least = recalls.toSorted()[due.length - room.reviews] ?? 0;
  const best = due.flatMap((card, index) => {
    const recall = recalls[index] ?? 0;
    return recall < least ? [] : [{ card, recall }];
  });
  best.sort((a, b) => b.recall - a.recall || compareTurns(a.card, b.card, date));
  const ranked = best.map(({ card }) => card);
  return takeWithin(ranked, { count: room.reviews, minutes: room.minutes });
}

/** As far as the day's number reaches, and no further: there may be thousands. Those put off for a sibling do not count towards it. */
function nextFresh({ fresh, met, room }: DayOffer, due: readonly SimulatedCard[]): SimulatedCard[] {
  const next: SimulatedCard[] = [];
  if (room.new === 0) return next;
  const seen = met === null ? null : new Set([...met, ...due.map(({ family }) => family)]);
  for (const card of fresh) {
    if (seen?.has(card.family) === true) continue;
    seen?.add(card.family);
    next.push(card);
    if (next.length === room.new) break;
  }
  return next;
}
