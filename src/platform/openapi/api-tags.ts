/** The chapters of the API, in reading order. */
export const apiTags: readonly { name: string; description: string }[] = [
  { name: 'Operations', description: 'Whether this server runs and can serve.' },
];
