import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EnvError, readEnv } from './env-variables.js';
import { readLlmConfig, type LlmConfig } from './llm-config.js';

const openai = {
  LLM_BASE_URL: 'https://api.example.com/v1/',
  LLM_MODEL: 'model-7',
  LLM_GLOBAL_DAILY_TOKENS: '1000000',
};

function read(source: Record<string, string>): LlmConfig | null {
  return readLlmConfig(readEnv(source));
}

describe('readLlmConfig', () => {
  it('asks nobody unless it is told whom', () => {
    expect(read({})).toBeNull();
    expect(read({ LLM_MODEL: 'model-7', LLM_API_KEY: 'key' })).toBeNull();
    expect(read({ ...openai, LLM_PROVIDER: 'none' })).toBeNull();
  });

  it('needs no more than a server, a model and a budget', () => {
    expect(read(openai)).toMatchObject({
      baseUrl: 'https://api.example.com/v1',
      host: 'api.example.com',
      apiKey: null,
      model: 'model-7',
      structured: 'auto',
      timeoutMs: 60_000,
      globalDailyTokens: 1_000_000,
      suggestGrade: false,
      sendReference: false,
      redact: true,
      storeRaw: false,
    });
  });

  it.each([
    [{ LLM_PROVIDER: 'openai-compatible' }, 'LLM_BASE_URL must be'],
    [{ ...openai, LLM_MODEL: '' }, 'LLM_MODEL must name'],
    [{ ...openai, LLM_GLOBAL_DAILY_TOKENS: '' }, 'LLM_GLOBAL_DAILY_TOKENS must say'],
    [{ ...openai, LLM_BASE_URL: 'https://me:secret@api.example.com/v1' }, 'no user'],
    [{ ...openai, LLM_BASE_URL: 'https://api.example.com/v1?key=secret' }, 'query'],
    [{ ...openai, LLM_BASE_URL: 'http://ollama:11434/v1' }, 'must begin with https://'],
    [{ ...openai, LLM_BASE_URL: 'http://127.0.0.1.example.com/v1' }, 'must begin with https://'],
    [{ ...openai, LLM_BASE_URL: 'ftp://example.com' }, 'LLM_BASE_URL must be a URL'],
    [{ ...openai, LLM_API_KEY_FILE: '/nowhere/key' }, 'LLM_API_KEY_FILE names a file'],
    [{ ...openai, LLM_API_KEY_FILE: '/dev/null' }, 'is empty'],
    [{ ...openai, LLM_USER_DAILY_CALLS: '5' }, 'LLM_USER_DAILY_CALLS must be'],
    [{ ...openai, LLM_USER_DAILY_TOKENS: '24000' }, 'LLM_USER_DAILY_TOKENS must be above 24000'],
    [{ ...openai, LLM_GLOBAL_DAILY_TOKENS: '500' }, 'LLM_GLOBAL_DAILY_TOKENS must be above'],
    [{ ...openai, LLM_PROVIDER: 'anthropic' }, 'LLM_PROVIDER must be one of'],
  ])('refuses %j', (source, message) => {
    expect(() => read(source)).toThrow(EnvError);
    expect(() => read(source)).toThrow(message);
  });

  it.each(['http://localhost:11434/v1', 'http://127.0.0.1:8080', 'http://[::1]:8000/v1'])(
    'lets %s be plain http, since nothing leaves this machine',
    (url) => {
      expect(read({ ...openai, LLM_BASE_URL: url })?.baseUrl).toBe(url);
    },
  );

  it('lets any host be plain http where the operator permits it', () => {
    const source = {
      ...openai,
      LLM_BASE_URL: 'http://ollama:11434/v1',
      LLM_ALLOW_HTTP: 'true',
    };
    expect(read(source)).toMatchObject({ host: 'ollama:11434' });
  });

  it('takes the key from a file, without the line break at its end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'llm-key-'));
    try {
      const file = join(folder, 'key');
      writeFileSync(file, 'sk-from-file\n');
      expect(read({ ...openai, LLM_API_KEY_FILE: file })?.apiKey).toBe('sk-from-file');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
