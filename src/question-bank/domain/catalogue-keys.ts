/** The lists that a bank brings along beside its questions, and what their entries are called by. */
export const catalogueKeys = {
  skills: 'slug',
  topics: 'slug',
  sources: 'id',
  certifications: 'id',
  services: 'id',
} as const;

export type CatalogueName = keyof typeof catalogueKeys;
