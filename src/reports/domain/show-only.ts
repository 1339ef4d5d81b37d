import type {
  ReadinessReport,
  ReportSkill,
  ReportSuggestion,
} from '../../readiness/domain/readiness-report.js';
import type { ReportSection, ShareChoice } from './share-choice.js';
import type {
  ShownOverall,
  ShownPoint,
  ShownRange,
  ShownReport,
  ShownSkill,
  ShownSuggestion,
} from './shown-report.js';

/** All that could be shown. */
export interface ReportMaterial {
  readonly report: ReadinessReport;
  readonly learnerName: string;
  /** The oldest first. */
  readonly history: readonly (Required<Omit<ShownPoint, 'range'>> & ShownRange)[];
}

/**
 * The chosen part of a report, which is all that a renderer is handed. Built up from nothing, never cut
 * down: a field that reports gain later is shown to nobody before it is named here.
 */
export function showOnly(material: ReportMaterial, choice: ShareChoice): ShownReport {
  const { report } = material;
  const shows = (section: ReportSection): boolean => choice.sections.includes(section);
  const { formula, jobVersion, inputHash, asOf, targetName, bar, novelty, mockQuestions } = report;
  return {
    schema: 'shared-readiness-report/1',
    formula,
    jobVersion,
    inputHash,
    asOf,
    targetName,
    bar,
    novelty,
    mockQuestions,
    ...(choice.showsName && { learnerName: material.learnerName }),
    ...(shows('overall') && { overall: overallOf(report, shows('ranges')) }),
    ...(shows('overall') && shows('skills') && { weakestGate: report.weakestGate }),
    ...(shows('skills') && { skills: report.skills.map((skill) => skillOf(skill, shows)) }),
    ...(shows('next') && { next: report.next.map((each) => suggestionOf(each, shows('skills'))) }),
    ...(shows('explanation') && { explanation: report.explanation }),
    ...(shows('history') && { history: historyOf(material, shows('ranges')) }),
  };
}

function overallOf(report: ReadinessReport, withRange: boolean): ShownOverall {
  const { mockLow80, mockHigh80 } = report;
  return {
    status: report.status,
    score: report.score,
    passProbability: report.passProbability,
    interviewDay: report.interviewDay,
    interviewPassed: report.interviewPassed,
    scoreIfOnPlan: report.scoreIfOnPlan,
    passProbabilityIfOnPlan: report.passProbabilityIfOnPlan,
    coverage: report.coverage,
    attempts: report.attempts,
    trust: report.trust,
    ...(withRange && { range: { ...rangeOf(report), mockLow80, mockHigh80 } }),
  };
}

function skillOf(skill: ReportSkill, shows: (section: ReportSection) => boolean): ShownSkill {
  return {
    skillId: skill.skillId,
    name: skill.name,
    weight: skill.weight,
    mustHave: skill.mustHave,
    minScore: skill.minScore,
    status: skill.status,
    score: skill.score,
    unseen: skill.unseen,
    coverage: skill.coverage,
    attempts: skill.attempts,
    trust: skill.trust,
    ...(shows('ranges') && { range: rangeOf(skill) }),
    ...(shows('evidence') && { evidence: skill.evidence }),
    ...(shows('next') && { openMustHaves: skill.mustHaveOpen.length }),
  };
}

function suggestionOf(
  { title, practised, expected, recall, gain, minutes, skillId }: ReportSuggestion,
  withSkill: boolean,
): ShownSuggestion {
  return { title, practised, expected, recall, gain, minutes, ...(withSkill && { skillId }) };
}

function historyOf({ history }: ReportMaterial, withRange: boolean): ShownPoint[] {
  return history.map((point) => {
    const { asOf, status, score } = point;
    return { asOf, status, score, ...(withRange && { range: rangeOf(point) }) };
  });
}

const rangeOf = ({ low80, high80, sd }: ShownRange): ShownRange => ({ low80, high80, sd });
