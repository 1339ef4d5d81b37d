import type { Programme } from './programme.js';

/** The slugs of all questions that a programme names: those of its weeks, of its reserve, its projects. */
export function namesInProgramme({ weeks, reserve, capstones }: Programme): string[] {
  const asked = weeks.flatMap(({ review: { questions, scenario, spoken, written } }) => [
    ...questions,
    scenario,
    spoken,
    ...(written === undefined ? [] : [written]),
  ]);
  return [...asked.map(({ slug }) => slug), ...reserve, ...capstones];
}
