import { join } from 'node:path';
import { checkGrade } from './attempts/domain/check-grade.js';
import { checkQuotes } from './attempts/domain/check-quotes.js';
import { checkRedFlags } from './attempts/domain/check-red-flags.js';
import { anchorFault, readKitAnchors, type KitAnchor } from './calibration/read-kit-anchors.js';
import { checkProgramme } from './plan/domain/check-programme.js';
import { programmeFault, readKitProgramme } from './plan/read-kit-programme.js';
import { projectDir } from './platform/config/app-config.js';
import { checkDocument, type CheckedDocument } from './question-bank/check-document.js';
import { applicableCriteria } from './question-bank/domain/applicable-criteria.js';
import { inItsFile } from './question-bank/in-its-file.js';
import { problemsAgainst } from './question-bank/problems-against.js';
import { projectKinds } from './question-bank/domain/question-content.js';
import { KitError, readKit } from './question-bank/read-kit.js';
import { readKitTargets } from './readiness/read-kit-targets.js';

const nothing = { topics: [], skills: [], sources: [], questions: [] };

type Questions = CheckedDocument['questions'];

/**
 * Says everything that is wrong with a kit folder, `seed/kit` unless another is named, by file and
 * place. A kit that passes can be imported.
 */
function main(dir: string): void {
  const kit = readKit(dir);
  const checked = checkDocument(kit.document);
  const { anchors, faults } = readKitAnchors(dir);
  const roles = readKitTargets(dir, {
    skills: new Set(checked.names.skills),
    questions: new Map(checked.questions.flatMap(comesBack)),
  });
  const findings = [
    ...problemsAgainst(checked, nothing).map((problem) => inItsFile(kit, problem)),
    ...faults,
    ...roles.faults,
    ...anchors.flatMap((anchor) => faultsOf(anchor, checked.questions)),
    ...programmeFaults(dir, checked),
  ];
  for (const finding of findings) process.stdout.write(`${finding}\n`);
  const figures = checked.questions.reduce((sum, { content }) => sum + content.figures.length, 0);
  process.stdout.write(
    `${checked.questions.length} questions, ${figures} figures computed again, ${anchors.length} anchors, ${roles.targets.length} targets, ${findings.length} findings\n`,
  );
  tellOverdue(checked.questions, new Date().toISOString().slice(0, 10));
  if (findings.length > 0) process.exitCode = 1;
}

/** By slug the skills of a question that has a card; projects are handed in. */
function comesBack({ slug, content }: Questions[number]): [string, readonly string[]][] {
  const isProject = projectKinds.some((kind) => kind === content.kind);
  return isProject ? [] : [[slug, content.skills]];
}

/** An anchor is held to the rules of every grade. */
function faultsOf(anchor: KitAnchor, questions: Questions): string[] {
  const { path, question, candidateLevel, answer, items, redFlags } = anchor;
  const content = questions.find(({ slug }) => slug === question)?.content;
  if (content === undefined) {
    const detail = `'${question}' is no question of this kit`;
    return [anchorFault(path, { pointer: '#/question', code: 'unknown-question', detail })];
  }
  const criteria = applicableCriteria(content.rubric, candidateLevel);
  return [
    ...checkGrade(criteria, items),
    ...checkQuotes(answer, items),
    ...checkRedFlags(content.redFlags.length, redFlags),
  ].map(({ pointer, ...problem }) =>
    anchorFault(path, { ...problem, pointer: `#${pointer.replace(/Key$/u, '')}` }),
  );
}

/** A programme is held against the questions and sources of its kit, once these are sound themselves. */
function programmeFaults(
  dir: string,
  { questions, document, problems }: CheckedDocument,
): string[] {
  const kit = readKitProgramme(dir);
  if (kit === null) return [];
  const { path, programme } = kit;
  if (programme === null) return kit.problems.map((problem) => programmeFault(path, problem));
  if (problems.length > 0) return [];
  const found = checkProgramme(programme, {
    questions: new Map(questions.map(({ slug, content }) => [slug, content])),
    sources: new Map(document.sources.map((source) => [source.id, source])),
  });
  return found.map((problem) => programmeFault(path, problem));
}

/** Only told: a check must not fail because a day has passed. */
function tellOverdue(questions: Questions, today: string): void {
  for (const { slug, content } of questions) {
    if (content.reviewByDay >= today) continue;
    process.stdout.write(`${slug} was to be reviewed by ${content.reviewByDay}\n`);
  }
}

try {
  main(process.argv[2] ?? join(projectDir, 'seed', 'kit'));
} catch (error) {
  if (!(error instanceof KitError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
