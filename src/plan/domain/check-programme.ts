import type { FieldProblem } from '../../kernel/app-error.js';
import { sessionKinds, type Programme, type ProgrammeWeek } from './programme.js';

/** A question that a programme may name, as far as it has to fit. */
export interface KnownQuestion {
  readonly kind: string;
  /** Null where it is not held against the programme. */
  readonly timeLimitMinutes: number | null;
  /** The milestone that it is; null for all others. */
  readonly milestone: { readonly capstone: string; readonly number: number } | null;
}

/** A source that a programme may name. */
export interface KnownSource {
  /** What reading all of it takes; null where it is not held against the programme. */
  readonly minutes: number | null;
}

/** What there is for a programme to name. */
export interface ProgrammeFacts {
  readonly questions: ReadonlyMap<string, KnownQuestion>;
  readonly sources: ReadonlyMap<string, KnownSource>;
}

type Problems = FieldProblem[];
type Asked = { slug: string; minutes: number; form?: string; pointer: string; kinds: string[] };

const technical = ['concept', 'operations', 'design'];

/**
 * Everything in a programme that does not fit together, by place: sittings that hold more minutes than
 * they have, questions that are missing, of another sort, asked twice or given another time than their own,
 * readings that are unknown or longer than the source, names that nobody explains, a must that no question
 * is for. Shape and limits are checked before.
 */
export function checkProgramme(programme: Programme, facts: ProgrammeFacts): FieldProblem[] {
  return [
    ...checkFrame(programme),
    ...checkNames(programme),
    ...checkReadings(programme, facts),
    ...checkQuestions(programme, facts),
    ...checkMilestones(programme, facts),
    ...checkMinutes(programme),
  ];
}

function fault(pointer: string, code: string, detail: string): FieldProblem {
  return { pointer, code, detail };
}

function checkFrame({ cadence, weeks, statedHours }: Programme): Problems {
  const kinds = cadence.map(({ kind }) => kind);
  const isWhole = sessionKinds.every((kind) => kinds.filter((each) => each === kind).length === 1);
  const gap = weeks.findIndex(({ number }, at) => number !== (weeks[0]?.number ?? 0) + at);
  return [
    ...(isWhole
      ? []
      : [fault('#/cadence', 'incomplete-cadence', `must have ${sessionKinds.join(', ')} once`)]),
    ...(gap === -1
      ? []
      : [fault(`#/weeks/${gap}/number`, 'not-in-order', 'must follow the week before')]),
    ...(statedHours.from <= statedHours.to
      ? []
      : [fault('#/statedHours/to', 'not-in-order', 'must not be less than from')]),
  ];
}

/** Priorities and routes are explained once, and what names one names one that is there. */
function checkNames({ priorities, routes, weeks }: Programme): Problems {
  const known = new Set(priorities.map(({ slug }) => slug));
  const ways = new Set(routes.map(({ id }) => id));
  const named = weeks.flatMap((week, at) => prioritiesIn(week, `#/weeks/${at}`));
  const used = new Set(named.map(({ slug }) => slug));
  return [
    ...named
      .filter(({ slug }) => !known.has(slug))
      .map(({ pointer, slug }) => fault(pointer, 'unknown-priority', `'${slug}' is no priority`)),
    ...weeks.flatMap(({ build }, at) =>
      build.routes.flatMap((id, place) =>
        ways.has(id)
          ? []
          : [fault(`#/weeks/${at}/build/routes/${place}`, 'unknown-route', `'${id}' is no route`)],
      ),
    ),
    ...priorities.flatMap(({ slug, need }, at) =>
      need === 'nice' || used.has(slug)
        ? []
        : [fault(`#/priorities/${at}`, 'unserved-priority', 'is a must that nothing is for')],
    ),
  ];
}

function prioritiesIn(week: ProgrammeWeek, at: string): { pointer: string; slug: string }[] {
  return [
    ...week.research.map(({ for: slug }, place) => ({
      pointer: `${at}/research/${place}/for`,
      slug,
    })),
    { pointer: `${at}/build/for`, slug: week.build.for },
    ...askedIn(week, at).map(({ pointer, for: slug }) => ({ pointer: `${pointer}/for`, slug })),
  ];
}

function checkReadings({ weeks }: Programme, { sources }: ProgrammeFacts): Problems {
  return weeks.flatMap(({ research }, at) =>
    research.flatMap(({ source, minutes }, place) => {
      const pointer = `#/weeks/${at}/research/${place}`;
      const known = sources.get(source);
      if (known === undefined) {
        return [fault(`${pointer}/source`, 'unknown-source', `'${source}' is no source`)];
      }
      if (known.minutes === null || minutes <= known.minutes) return [];
      const detail = `is more than the ${known.minutes} that all of it takes`;
      return [fault(`${pointer}/minutes`, 'too-long', detail)];
    }),
  );
}

function askedIn(week: ProgrammeWeek, at: string): (Asked & { for: string })[] {
  const { questions, scenario, spoken, written } = week.review;
  const place = `${at}/review`;
  return [
    ...questions.map((each, index) => ({
      ...each,
      pointer: `${place}/questions/${index}`,
      kinds: technical,
    })),
    { ...scenario, pointer: `${place}/scenario`, kinds: ['scenario'] },
    { ...spoken, pointer: `${place}/spoken`, kinds: ['behavioral'] },
    ...(written === undefined
      ? []
      : [{ ...written, pointer: `${place}/written`, kinds: ['behavioral'] }]),
  ];
}

function checkQuestions(programme: Programme, { questions }: ProgrammeFacts): Problems {
  const asked = programme.weeks.flatMap((week, at) => askedIn(week, `#/weeks/${at}`));
  const reserved = programme.reserve.map((slug, at) => ({
    slug,
    pointer: `#/reserve/${at}`,
    kinds: technical,
  }));
  const seen = new Set<string>();
  const twice = [...asked, ...reserved].flatMap(({ slug, pointer }) => {
    if (seen.has(slug)) return [fault(pointer, 'asked-twice', `'${slug}' has its place already`)];
    seen.add(slug);
    return [];
  });
  return [
    ...twice,
    ...[...asked, ...reserved].flatMap((each) => ofItsSort(each, questions)),
    ...asked.flatMap((each) => inItsTime(each, programme, questions.get(each.slug))),
  ];
}

function ofItsSort(
  { slug, pointer, kinds }: Pick<Asked, 'slug' | 'pointer' | 'kinds'>,
  questions: ProgrammeFacts['questions'],
): Problems {
  const known = questions.get(slug);
  if (known === undefined) return [fault(pointer, 'unknown-question', `'${slug}' is no question`)];
  if (kinds.includes(known.kind)) return [];
  return [fault(pointer, 'another-kind', `is ${known.kind}, not ${kinds.join(' or ')}`)];
}

/** A story that is written down takes longer than one that is told, so only what is asked aloud is held. */
function inItsTime(
  asked: Asked,
  { shortForm }: Programme,
  question: KnownQuestion | undefined,
): Problems {
  const limit = question?.timeLimitMinutes ?? null;
  if (question === undefined || limit === null || asked.pointer.endsWith('/written')) return [];
  if (asked.form === 'short')
    return inHalfAnHour(asked, shortForm.minutes, { kind: question.kind, limit });
  if (asked.minutes === limit) return [];
  const detail = `must be its own time limit, ${limit}`;
  return [fault(`${asked.pointer}/minutes`, 'another-time', detail)];
}

function inHalfAnHour(
  { minutes, pointer }: Asked,
  short: number,
  { kind, limit }: { kind: string; limit: number },
): Problems {
  if (kind === 'design' && limit > short && minutes === short) return [];
  const detail = `is for designs of more than ${short} minutes, and takes these`;
  return [fault(`${pointer}/form`, 'no-short-form', detail)];
}

/** Each project to choose has a milestone for each week that names one, and a question for the whole. */
function checkMilestones({ capstones, weeks }: Programme, { questions }: ProgrammeFacts): Problems {
  const there = new Set(
    Array.from(questions.values(), ({ milestone }) => milestone)
      .filter((milestone) => milestone !== null)
      .map(({ capstone, number }) => `${capstone} ${number}`),
  );
  return capstones.flatMap((slug, at) => {
    if (questions.get(slug)?.kind !== 'capstone') {
      return [fault(`#/capstones/${at}`, 'unknown-capstone', `'${slug}' is no capstone`)];
    }
    return weeks.flatMap(({ capstone: { milestone } }, place) =>
      milestone === undefined || there.has(`${slug} ${milestone}`)
        ? []
        : [
            fault(
              `#/weeks/${place}/capstone/milestone`,
              'unknown-milestone',
              `'${slug}' has no milestone ${milestone}`,
            ),
          ],
    );
  });
}

function checkMinutes({ cadence, weeks }: Programme): Problems {
  const room = (kind: string): number =>
    cadence.find((slot) => slot.kind === kind)?.minutes ?? Number.POSITIVE_INFINITY;
  return weeks.flatMap(({ research, review }, at) => {
    const { questions, scenario, spoken } = review;
    return [
      ...fits(research, { room: room('research'), pointer: `#/weeks/${at}/research` }),
      ...fits([...questions, scenario, spoken], {
        room: room('review'),
        pointer: `#/weeks/${at}/review`,
      }),
    ];
  });
}

function fits(
  parts: readonly { minutes: number }[],
  { room, pointer }: { room: number; pointer: string },
): Problems {
  const sum = parts.reduce((total, { minutes }) => total + minutes, 0);
  if (sum <= room) return [];
  return [fault(pointer, 'too-many-minutes', `holds ${sum} minutes, and the sitting has ${room}`)];
}
