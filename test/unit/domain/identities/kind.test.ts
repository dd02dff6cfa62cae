import { describe, expect, it } from 'vitest';
import { evidenceOf, strongest } from '../../../../shared/domain/identities/kind.ts';

describe('bots and agents', () => {
  it.each([
    ['49699333+dependabot[bot]@users.noreply.github.com', ['dependabot[bot]']],
    ['dependabot[bot]@users.noreply.github.com', []],
    ['renovate[bot]', []],
    ['bot@renovateapp.com', ['renovate[bot]']],
    ['support@example.org', ['Weblate[BOT]']],
    ['Weblate[bot] <noreply@weblate.org>', []],
  ])('%s with the names %j is a bot', (value, names) => {
    const evidence = evidenceOf(value, names);
    expect(evidence.kind).toBe('bot');
    expect(evidence.reason).toMatch(/\[bot\]/i);
  });

  it.each([
    ['198982749+Copilot[bot]@users.noreply.github.com', ['Copilot[bot]']],
    ['noreply@anthropic.com', ['Claude']],
    ['Claude <noreply@anthropic.com>', ['Claude']],
    ['devin-ai-integration[bot]@users.noreply.github.com', []],
  ])('%s with the names %j is an agent', (value, names) => {
    expect(evidenceOf(value, names).kind).toBe('agent');
  });

  it.each([
    ['talbot@example.org', ['Grace Talbot']],
    ['james.bottomley@example.org', ['James Bottomley']],
    ['robot@smith.example', ['Robot Smith']],
    ['ci-lover@example.org', ['ci-lover']],
    ['ci@example.org', ['CI']],
    ['deploy@example.org', ['Deploy Runner']],
    ['claude@monet.example', ['Claude Monet']],
    ['jules@verne.example', ['Jules Verne']],
    ['bot@example.org', ['bot']],
    ['ana@[bot].example', ['Ana']],
    ['copilot@example.org', ['Copilot']],
  ])('%s with the names %j stays human', (value, names) => {
    expect(evidenceOf(value, names)).toEqual({ kind: 'human', reason: null });
  });

  it('nobody with only empty names is known to be human', () => {
    expect(evidenceOf('root <root@localhost>', ['root']).kind).toBe('unknown');
    expect(evidenceOf('x@example.org', ['', 'Ana']).kind).toBe('human');
  });

  it('the strongest proof wins, whatever its place', () => {
    const human = { kind: 'human' as const, reason: null };
    const bot = { kind: 'bot' as const, reason: 'its login' };
    const unknown = { kind: 'unknown' as const, reason: null };
    expect(strongest([unknown, human, bot])).toBe(bot);
    expect(strongest([bot, human, unknown])).toBe(bot);
    expect(strongest([unknown, human])).toBe(human);
    expect(strongest([])).toEqual(unknown);
  });
});
