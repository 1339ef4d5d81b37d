import { describe, expect, it } from '@jest/globals';
import express, { type Request } from 'express';
import { AppError } from '../../kernel/app-error.js';
import { chooseFormat } from './formats.js';

function request(accept: string | undefined, query: Record<string, unknown> = {}): Request {
  const like = Object.create(express.request) as Request;
  return Object.defineProperties(like, {
    headers: { value: accept === undefined ? {} : { accept } },
    query: { value: query },
  });
}

describe('chooseFormat', () => {
  const chosen = (accept: string | undefined, query = {}) =>
    chooseFormat(request(accept, query), ['json', 'svg']);

  it.each([
    [undefined, 'json'],
    ['*/*', 'json'],
    ['application/json', 'json'],
    ['image/svg+xml', 'svg'],
    ['image/*', 'svg'],
    ['application/json;q=0.5, image/svg+xml', 'svg'],
    ['image/svg+xml;q=0, */*', 'json'],
    // What a browser sends for an image, and for an address that somebody typed.
    ['image/avif,image/webp,image/svg+xml,image/*;q=0.8,*/*;q=0.5', 'svg'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json'],
  ] as const)('answers Accept %s with %s', (accept, format) => {
    expect(chosen(accept)).toBe(format);
  });

  it('follows the address before the header', () => {
    expect(chosen('application/json', { format: 'svg' })).toBe('svg');
    expect(chosen('text/html', { format: 'json' })).toBe('json');
    expect(chosen('image/svg+xml', { format: ['json', 'json'] })).toBe('svg');
  });

  it.each(['text/csv', 'image/png', 'application/xml, text/html'])('refuses %s', (accept) => {
    const refusal = new AppError('not-acceptable', 'This resource is offered as JSON and SVG.');
    expect(() => chosen(accept)).toThrow(refusal);
  });

  it('offers the first format to those who do not mind', () => {
    expect(chooseFormat(request('*/*'), ['csv', 'json'])).toBe('csv');
  });
});
