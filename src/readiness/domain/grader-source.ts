/** Whose eyes a grade was given with, as far as trust goes. */
export const graderSources = ['self', 'peer', 'llm', 'coach'] as const;
export type GraderSource = (typeof graderSources)[number];
