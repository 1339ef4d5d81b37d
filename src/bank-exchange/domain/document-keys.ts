import type { KeyOrder } from './in-key-order.js';

function keys(...names: readonly string[]): KeyOrder {
  return Object.fromEntries(names.map((name) => [name, {}]));
}

const facts = keys('about', 'text', 'seen');

/** The order in which a bank document says what it says about the bank. */
export const headKeys: KeyOrder = {
  format: {},
  bank: keys('slug', 'title', 'description', 'license', 'reveal'),
  skills: { ...keys('slug', 'name', 'description'), levels: keys('working', 'senior', 'staff') },
  topics: keys('slug', 'name'),
  sources: {
    ...keys('id', 'title', 'authors', 'year', 'url', 'kind'),
    ...keys('provider', 'cost', 'difficulty', 'minutes', 'topics'),
  },
  certifications: {
    ...keys('id', 'name', 'provider', 'status', 'worth'),
    facts,
    ...keys('skills', 'sources'),
  },
  services: { ...keys('id', 'name', 'provider', 'summary'), facts, ...keys('sources') },
};

/** The order of the fields of a question document: what it is, what it asks, what an answer holds. */
export const questionKeys: KeyOrder = {
  ...keys('slug', 'externalId', 'kind', 'title', 'level', 'difficulty', 'cognitive'),
  ...keys('timeLimitMinutes', 'variantOf', 'topics', 'skills', 'intent', 'prompt'),
  clarifications: keys('ask', 'default'),
  milestone: keys('capstone', 'number', 'workHours', 'acceptance'),
  capstone: {
    ...keys('pitch', 'smallestDemo', 'metrics'),
    demo: keys('at', 'show'),
    ...keys('peerReview'),
    risks: keys('risk', 'sign', 'response'),
  },
  ...keys('outline'),
  runbook: {
    ...keys('trigger', 'targets', 'preconditions', 'steps', 'verification'),
    rollback: keys('deadlineMinutes', 'steps'),
    ...keys('communication'),
  },
  scope: keys('senior', 'staff'),
  ...keys('alternatives', 'assumptions'),
  figures: keys('name', 'formula', 'value', 'unit'),
  rubric: keys('key', 'title', 'weight', 'mustHave', 'minLevel', 'aliases', 'levels'),
  ...keys('redFlags'),
  probes: keys('kind', 'text'),
  ...keys('hints', 'sources', 'reviewedOn', 'reviewBy'),
};
