import { describe, expect, it } from '@jest/globals';
import { chatBody } from './chat-body.js';

const task = {
  model: 'm',
  prompt: { system: 'Be brief.', user: '{}' },
  schema: { type: 'object' },
  maxOutputTokens: 700,
};
const inWords = 'Be brief.\n\nThe JSON object must match this JSON Schema:\n{"type":"object"}';

describe('chatBody', () => {
  it('holds a server to the schema where it takes one', () => {
    expect(chatBody(task, { structure: 'json_schema', droppedParameters: [] })).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: '{}' },
      ],
      temperature: 0,
      seed: 0,
      max_tokens: 700,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'feedback', strict: true, schema: { type: 'object' } },
      },
    });
  });

  it('tells the model of the schema where it does not', () => {
    const { messages, response_format: format } = chatBody(task, {
      structure: 'json_object',
      droppedParameters: ['max_tokens', 'temperature'],
    });
    expect(messages[0]).toEqual({ role: 'system', content: inWords });
    expect(format).toEqual({ type: 'json_object' });
  });

  it('leaves out what is not taken, and gives the limit its other name', () => {
    const dropped = ['max_tokens', 'seed', 'temperature'];
    expect(chatBody(task, { structure: 'text', droppedParameters: dropped })).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: inWords },
        { role: 'user', content: '{}' },
      ],
      max_completion_tokens: 700,
    });
  });
});
