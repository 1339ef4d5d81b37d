import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { LOG_FORMAT } from './log-document.js';
import { readDocumentHead } from './read-document-head.js';

const own = { ...DEFAULT_SCHEDULING_PARAMETERS, version: 1 };
const head = { format: LOG_FORMAT, parameters: [own], events: [0, 0] };

describe('readDocumentHead', () => {
  it('gives the parameters', () => {
    expect(readDocumentHead(head, 2)).toEqual({ kind: 'parameters', parameters: [own] });
  });

  it('goes without events where they stand by themselves', () => {
    const { events: _, ...alone } = head;
    expect(readDocumentHead(alone, null)).toMatchObject({ kind: 'parameters' });
    expect(readDocumentHead(head, null)).toMatchObject({ problems: [{ code: 'unknown-field' }] });
  });

  it.each([
    ['a list', [], null, 'not-a-log'],
    ['null', null, null, 'not-a-log'],
    ['another format', { ...head, format: 'anki' }, 'format', 'other-format'],
    ['no events', { ...head, events: undefined }, 'events', 'not-events'],
    ['an event that was none', { ...head, events: [0, 1] }, 'events', 'not-events'],
    ['more events than were found', { ...head, events: [0, 0, 0] }, 'events', 'not-events'],
    ['something else', { ...head, ownerId: 1 }, null, 'unknown-field'],
    ['no parameters', { ...head, parameters: undefined }, 'parameters', 'not-a-list'],
    ['a version twice', { ...head, parameters: [own, own] }, 'parameters', 'repeated-version'],
    ['parameters that are none', { ...head, parameters: [7] }, 'parameters/0', 'not-parameters'],
    [
      'a built-in version',
      { ...head, parameters: [{ ...own, version: 0 }] },
      'parameters/0',
      'not-parameters',
    ],
    [
      'weights as text',
      { ...head, parameters: [{ ...own, weights: ['1'] }] },
      'parameters/0',
      'not-parameters',
    ],
    [
      'too few weights',
      { ...head, parameters: [{ ...own, weights: [1] }] },
      'parameters/0',
      'wrong-count',
    ],
    [
      'an owner of parameters',
      { ...head, parameters: [{ ...own, learnerId: 'x' }] },
      'parameters/0',
      'not-parameters',
    ],
  ])('refuses %s', (_, value, field, code) => {
    expect(readDocumentHead(value, 2)).toEqual({
      kind: 'faulty',
      problems: expect.arrayContaining([expect.objectContaining({ line: null, field, code })]),
    });
  });
});
