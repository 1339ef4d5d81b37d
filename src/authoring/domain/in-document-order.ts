/** The order in which people read the fields of a question, its parts included. */
const order = [
  'slug externalId key kind name title level difficulty cognitive timeLimitMinutes variantOf topics',
  'skills intent prompt clarifications milestone capstone number workHours acceptance',
  'outline runbook trigger targets preconditions deadlineMinutes steps verification rollback',
  'communication scope senior staff alternatives assumptions figures formula value unit rubric',
  'weight mustHave minLevel aliases levels redFlags probes ask default pitch smallestDemo metrics demo',
  'at show peerReview risks risk sign response text hints sources reviewedOn reviewBy',
].flatMap((line) => line.split(' '));
const places = new Map(order.map((key, place) => [key, place]));

/**
 * A document with its keys in the order in which people read them, however deep; the database keeps
 * another. Keys that are no fields, such as the names of assumptions, follow in alphabetical order.
 */
export function inDocumentOrder<Value>(value: Value): Value {
  return ordered(value) as Value;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, ordered(part)] as const);
  return Object.fromEntries(entries.toSorted(([one], [other]) => compare(one, other)));
}

function compare(one: string, other: string): number {
  const difference = placeOf(one) - placeOf(other);
  if (difference !== 0) return difference;
  return one < other ? -1 : 1;
}

function placeOf(key: string): number {
  return places.get(key) ?? order.length;
}
