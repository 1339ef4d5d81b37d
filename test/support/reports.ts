import type {
  ReadinessReport,
  ReportSkill,
  ReportSuggestion,
} from '../../src/readiness/domain/readiness-report.js';
import type { ReadinessStatus } from '../../src/readiness/domain/readiness.js';
import type { ReportMaterial } from '../../src/reports/domain/show-only.js';

const names = ['System design', 'Databases', 'Concurrency', 'APIs', 'Operations', 'Algorithms'];
const idOf = (kind: number, index: number): string =>
  `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(index).padStart(12, '0')}`;

const rounded = (figure: number): number => Math.round(figure * 10_000) / 10_000;

/** A skill with figures that follow from its place: the same in every run. */
export function sampleSkill(index: number, changes: Partial<ReportSkill> = {}): ReportSkill {
  const name = names[index] ?? `Skill ${index + 1}`;
  const score = rounded(0.78 - 0.07 * (index % 6));
  return {
    skillId: name.toLowerCase().replaceAll(' ', '-'),
    name,
    weight: rounded(0.25 - 0.03 * (index % 6)),
    mustHave: index === 1,
    minScore: index === 1 ? 0.45 : null,
    score,
    low80: rounded(score - 0.1),
    high80: rounded(score + 0.09),
    sd: 0.0741,
    unseen: 0.61,
    coverage: 0.42,
    attempts: 12 - (index % 12),
    trust: { self: 0.2, peer: 0.2, llm: 0.1, coach: 0.5 },
    status: index === 4 ? 'thin' : 'borderline',
    mustHaveOpen: index === 2 ? [idOf(1, 2)] : [],
    evidence: [
      { kind: 'coach-grade', id: idOf(2, index), url: null, title: 'Rate limiter' },
      { kind: 'attempt', id: idOf(3, index), url: null, title: 'Job queue' },
      {
        kind: 'portfolio',
        id: idOf(4, index),
        url: `https://example.org/work/${index}`,
        title: 'Load test report',
      },
    ],
    ...changes,
  };
}

export function sampleSuggestion(index: number): ReportSuggestion {
  return {
    questionId: idOf(5, index),
    title: `Design a queue, part ${index + 1}`,
    skillId: 'system-design',
    expected: 0.55,
    recall: 0,
    practised: index % 2 === 0,
    gain: 0.012 - 0.001 * index,
    minutes: 25,
  };
}

/** A report of somebody who practised for a while. */
export function sampleReport(changes: Partial<ReadinessReport> = {}): ReadinessReport {
  return {
    schema: 'readiness-report/1',
    formula: 'readiness/1',
    jobVersion: 3,
    inputHash: 'c0ffee'.repeat(10).padEnd(64, '0'),
    learnerId: idOf(6, 1),
    targetId: idOf(7, 1),
    targetName: 'Senior backend engineer',
    asOf: '2026-11-22T09:30:00.000Z',
    interviewDay: '2027-01-23',
    interviewAt: '2027-01-23T11:00:00.000Z',
    interviewPassed: false,
    horizonDays: 62.0625,
    status: 'borderline',
    score: 0.63,
    low80: 0.56,
    high80: 0.7,
    sd: 0.0546,
    mockLow80: 0.48,
    mockHigh80: 0.78,
    passProbability: 0.58,
    bar: 0.6,
    novelty: 0.5,
    mockQuestions: 10,
    weakestGate: 'databases',
    scoreIfOnPlan: 0.71,
    passProbabilityIfOnPlan: 0.79,
    coverage: 0.41,
    attempts: 57,
    trust: { self: 0.17, peer: 0.1, llm: 0.34, coach: 0.39 },
    explanation: [
      'If the Senior backend engineer interview were on 23 January 2027 and you studied no more, we expect a score of about 63 out of 100 (80% sure the true figure is 56 to 70).',
      'Chance of reaching the bar: 58%.',
      'This rests on 57 graded answers covering 41% of the question bank by weight.',
    ],
    skills: names.map((_, index) => sampleSkill(index)),
    next: [0, 1, 2, 3, 4].map(sampleSuggestion),
    askNext: { skillId: 'algorithms', sdNow: 0.0546, sdAfter: 0.0498 },
    ...changes,
  };
}

/** A report of somebody who has no graded answer yet. */
export function emptyReport(changes: Partial<ReadinessReport> = {}): ReadinessReport {
  const nothing = { score: null, low80: null, high80: null, sd: null };
  const trust = { self: 0, peer: 0, llm: 0, coach: 0 };
  const status: ReadinessStatus = 'no-data';
  return sampleReport({
    ...nothing,
    mockLow80: null,
    mockHigh80: null,
    passProbability: null,
    weakestGate: null,
    scoreIfOnPlan: null,
    passProbabilityIfOnPlan: null,
    interviewDay: null,

    interviewAt: null,
    horizonDays: 0,
    coverage: 0,
    attempts: 0,
    trust,
    status,

    explanation: ['There is no graded answer yet: answer a question and have it graded.'],
    skills: names.map((_, index) =>
      sampleSkill(index, {
        ...nothing,
        unseen: null,
        coverage: 0,
        attempts: 0,
        trust,
        status,
        evidence: [],

        mustHaveOpen: [],
      }),
    ),
    askNext: null,
    ...changes,
  });
}

/** As many skills as a target may have, with names as long as names may be. */
export function longestReport(skills: number): ReadinessReport {
  const long = 'Очень длинное имя שלום עולם and so on 😀 '.repeat(6).slice(0, 200);
  return sampleReport({
    targetName: long.slice(0, 120),
    skills: Array.from({ length: skills }, (_, index) =>
      sampleSkill(index, { name: index % 2 === 0 ? long : 'W'.repeat(200) }),
    ),
    next: Array.from({ length: 10 }, (_, index) => ({ ...sampleSuggestion(index), title: long })),
    explanation: Array.from({ length: 9 }, () => long.repeat(2)),
  });
}

/** What somebody calls things who wants a reader's browser, spreadsheet or wiki to do something. */
const hostileNames = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  `' onmouseover='alert(1)`,
  '</title></style><iframe src="javascript:alert(1)">',
  '[click](javascript:alert(1)) ![x](https://evil.example/x.png) | a | b |',
  '=HYPERLINK("https://evil.example")',
  '\u202Ekcab \u2066isolated & &amp; ]]> <!-- --> <b>',
];

/** The same everywhere where learners or authors choose the words. */
export function hostileReport(): ReadinessReport {
  const [name = ''] = hostileNames;
  return sampleReport({
    targetName: hostileNames.join(' '),
    skills: hostileNames.map((each, index) =>
      sampleSkill(index, {
        name: each,
        evidence: [
          { kind: 'portfolio', id: idOf(4, index), url: 'https://example.org/"><b>', title: each },
          { kind: 'attempt', id: idOf(3, index), url: null, title: each },
        ],
      }),
    ),
    next: hostileNames.map((title, index) => ({ ...sampleSuggestion(index), title })),
    explanation: [name, ...hostileNames],
  });
}

/** A report with a name and a past. */
export function sampleMaterial(changes: Partial<ReportMaterial> = {}): ReportMaterial {
  return {
    report: sampleReport(),
    learnerName: 'Robin Example',
    history: [0, 1, 2, 3].map((week) => ({
      asOf: `2026-11-0${week * 2 + 1}T04:00:00.000Z`,
      status: week === 0 ? ('thin' as const) : ('not-ready' as const),
      score: 0.44 + week * 0.05,
      low80: 0.3 + week * 0.05,
      high80: 0.58 + week * 0.05,
      sd: 0.11,
    })),
    ...changes,
  };
}
