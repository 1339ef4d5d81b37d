import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FieldProblem } from '../kernel/app-error.js';
import { toFieldProblems } from '../platform/http/field-problems.js';
import { readYaml } from '../question-bank/read-kit.js';
import { judgeBlueprint } from './domain/judge-blueprint.js';
import { KitTargetDto } from './kit-target.dto.js';

/** What a role may name. */
export interface KitNames {
  readonly skills: ReadonlySet<string>;
  /** The skills of each question that comes back, by slug. */
  readonly questions: ReadonlyMap<string, readonly string[]>;
}

/** What `targets.yaml` of a kit holds. */
export interface KitTargets {
  readonly targets: readonly KitTargetDto[];
  /** Everything that is wrong, told by file and place. */
  readonly faults: readonly string[];
}

const most = 100;

/** A kit need not have any. @throws KitError for a file that is not YAML */
export function readKitTargets(kitDir: string, names: KitNames): KitTargets {
  const path = join(kitDir, 'targets.yaml');
  const listed = existsSync(path) ? readYaml(path) : [];
  const told = ({ pointer, detail }: FieldProblem) => `${path} is faulty at ${pointer}: ${detail}`;
  if (!Array.isArray(listed) || listed.length > most) {
    const detail = `must be a list of at most ${most}`;
    return { targets: [], faults: [told({ pointer: '#', code: 'is-array', detail })] };
  }
  const targets = listed.map((fields) => plainToInstance(KitTargetDto, { ...fieldsOf(fields) }));
  const slugs = targets.map(({ slug }) => slug);
  const faults = targets.flatMap((target, place) => {
    const shape = problemsOf(target);
    if (shape.length > 0) return shape.map((problem) => moved(problem, place));
    const isAgain = slugs.indexOf(target.slug) < place;
    const again = { pointer: '#/slug', code: 'duplicate', detail: 'is named before' };
    return [...(isAgain ? [again] : []), ...referencesOf(target, names)].map((problem) =>
      moved(problem, place),
    );
  });
  return { targets, faults: faults.map(told) };
}

function problemsOf(target: KitTargetDto): FieldProblem[] {
  return toFieldProblems(validateSync(target, { whitelist: true, forbidNonWhitelisted: true }));
}

function referencesOf({ skills, critical = [] }: KitTargetDto, names: KitNames): FieldProblem[] {
  const named = skills.map(({ skill, mustHave = false, minScore = null }) => {
    return { skillId: skill, isMustHave: mustHave, minScore };
  });
  const asked = new Set(skills.map(({ skill }) => skill));
  return [
    ...judgeBlueprint(named, names.skills).map((problem) => ({
      ...problem,
      pointer: `#/skills${problem.pointer.replace(/\/skillId$/u, '/skill')}`,
    })),
    ...critical.flatMap((slug, place) => {
      const counts = names.questions.get(slug)?.some((skill) => asked.has(skill)) ?? false;
      const detail = 'is no question of this kit that comes back and needs a skill of this role';
      return counts ? [] : [{ pointer: `#/critical/${place}`, code: 'unknown-reference', detail }];
    }),
  ];
}

function moved(problem: FieldProblem, place: number): FieldProblem {
  return { ...problem, pointer: problem.pointer.replace('#', `#/${place}`) };
}

/** What holds no fields lacks them all. */
function fieldsOf(document: unknown): object {
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  return isObject ? document : {};
}
