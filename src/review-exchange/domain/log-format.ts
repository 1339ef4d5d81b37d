/** The forms a log can be written in. */
export const LOG_FORMATS = ['csv', 'json', 'ndjson'] as const;

export type LogFormat = (typeof LOG_FORMATS)[number];
