import { isKnownZone } from '../../kernel/iana-zone.js';
import { isDay, isInstant } from '../../kernel/instant.js';
import { isUuid } from '../../kernel/is-uuid.js';
import type { ReviewEventKind, ReviewSource } from '../../scheduling/domain/review-event.js';
import { studyDayOf } from '../../scheduling/domain/study-day.js';
import { FIELDS_OF_KIND, FIELDS_OF_SOME } from './fields-of-kind.js';
import { isCardKey } from './is-card-key.js';
import type { LineProblem } from './line-problem.js';
import type { DocumentEvent } from './log-document.js';

export type EventReading =
  | { readonly kind: 'event'; readonly event: DocumentEvent }
  | { readonly kind: 'faulty'; readonly problems: readonly LineProblem[] };

type Field = keyof DocumentEvent;

interface Rule {
  readonly holds: (value: unknown) => boolean;
  readonly detail: string;
}

const LONGEST_POLICY = 100;
const MOST_VERSIONS = 1_000_000;
const MS_PER_DAY = 86_400_000;
const SOURCES: ReadonlySet<unknown> = new Set<ReviewSource>([
  'direct',
  'self',
  'peer',
  'interviewer',
  'coach',
  'import',
]);

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const orNull = ({ holds, detail }: Rule): Rule => ({
  holds: (value) => value === null || holds(value),
  detail: `${detail}, or null`,
});

const uuid: Rule = { holds: isUuid, detail: 'must be a UUID in lower case' };
const day: Rule = { holds: isDay, detail: 'must be a calendar day, YYYY-MM-DD' };
const instant: Rule = { holds: isInstant, detail: 'must be an RFC 3339 instant with an offset' };

const RULES: Readonly<Record<Field, Rule>> = {
  id: uuid,
  cardId: {
    holds: (value) => typeof value === 'string' && isCardKey(value),
    detail: 'must be text of 1 to 200 characters without controls',
  },
  kind: {
    holds: (value) => typeof value === 'string' && Object.hasOwn(FIELDS_OF_KIND, value),
    detail: `must be one of ${Object.keys(FIELDS_OF_KIND).join(', ')}`,
  },
  rating: orNull({ holds: (value) => isWhole(value, 1, 4), detail: 'must be 1, 2, 3 or 4' }),
  source: orNull({
    holds: (value) => SOURCES.has(value),
    detail: `must be one of ${Array.from(SOURCES).join(', ')}`,
  }),
  targetId: orNull(uuid),
  attemptId: orNull(uuid),
  policy: orNull({
    holds: (value) =>
      typeof value === 'string' && isCardKey(value) && value.length <= LONGEST_POLICY,
    detail: `must be text of 1 to ${LONGEST_POLICY} characters without controls`,
  }),
  dueDay: orNull(day),
  occurredAt: instant,
  receivedAt: instant,
  studyDay: day,
  zone: {
    holds: (value) => typeof value === 'string' && isKnownZone(value),
    detail: 'must be an IANA time zone',
  },
  durationMs: orNull({
    holds: (value) => isWhole(value, 0, MS_PER_DAY),
    detail: 'must be whole milliseconds, up to a day',
  }),
  parametersVersion: {
    holds: (value) => isWhole(value, -MOST_VERSIONS, MOST_VERSIONS),
    detail: 'must be a whole number',
  },
};
const FIELDS = Object.keys(RULES) as Field[];

/**
 * One event of a document, held against everything the log itself takes for granted. What is null may
 * also be left out. Nothing may be later than `latest`, and the study day must be one that the instant
 * can fall on in its zone, at whatever hour the day begins.
 */
export function readDocumentEvent(value: unknown, index: number, latest: Date): EventReading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const problem = { line: index, field: null, code: 'not-an-event', detail: 'must be an object' };
    return { kind: 'faulty', problems: [problem] };
  }
  const given = new Map<string, unknown>(Object.entries(value));
  const whole = Object.fromEntries(FIELDS.map((field) => [field, given.get(field) ?? null]));
  const faults = [
    ...[...given.keys()].filter((name) => !Object.hasOwn(RULES, name)).map(unknownField),
    ...FIELDS.filter((field) => !RULES[field].holds(whole[field])).map((field) =>
      fault(field, 'invalid', RULES[field].detail),
    ),
  ];
  const event = whole as unknown as DocumentEvent;
  if (faults.length === 0) faults.push(...kindFaults(event), ...timeFaults(event, latest));
  if (faults.length === 0) return { kind: 'event', event };
  return { kind: 'faulty', problems: faults.map((each) => ({ line: index, ...each })) };
}

type Fault = Omit<LineProblem, 'line'>;

function fault(field: string | null, code: string, detail: string): Fault {
  return { field, code, detail };
}

function unknownField(): Fault {
  return fault(null, 'unknown-field', `may only have ${FIELDS.join(', ')}`);
}

function kindFaults(event: DocumentEvent): Fault[] {
  const kind: ReviewEventKind = event.kind;
  const { needs, takes } = FIELDS_OF_KIND[kind];
  const allowed = new Set<string>([...needs, ...takes]);
  return [
    ...needs
      .filter((field) => event[field] === null)
      .map((field) => fault(field, 'missing', `is needed by ${kind}`)),
    ...FIELDS_OF_SOME.filter((field) => event[field] !== null && !allowed.has(field)).map((field) =>
      fault(field, 'unexpected', `does not go with ${kind}`),
    ),
  ];
}

function timeFaults(
  { occurredAt, receivedAt, studyDay, zone }: DocumentEvent,
  latest: Date,
): Fault[] {
  const late = Object.entries({ occurredAt, receivedAt })
    .filter(([, text]) => !isBetween(Date.parse(text), latest))
    .map(([field]) => fault(field, 'in-the-future', 'must lie between 1970 and now'));
  if (late.length > 0) return late;
  const at = new Date(occurredAt);
  const earliestDay = studyDayOf(at, { zone, rolloverHour: 23 });
  const latestDay = studyDayOf(at, { zone, rolloverHour: 0 });
  if (studyDay >= earliestDay && studyDay <= latestDay) return [];
  return [fault('studyDay', 'other-day', 'is not a day that occurredAt can fall on in its zone')];
}

function isBetween(ms: number, latest: Date): boolean {
  return ms >= 0 && ms <= latest.getTime();
}
