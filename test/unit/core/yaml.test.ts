import { describe, expect, it } from 'vitest';
import { yamlIn } from '../../../electron/core/yaml.ts';

describe('YAML', () => {
  it('is the texts that stand there', () => {
    expect(yamlIn('- a: 15.10\n  b: yes\n  c: null\n  d: 2024-05-01\n  e:\n  f: 0x1F\n  g: !!js/function "x"\n')).toEqual({
      values: [[{ a: '15.10', b: 'yes', c: 'null', d: '2024-05-01', e: '', f: '0x1F', g: 'x' }]],
    });
  });

  it('may have several documents, and entries that begin as others do', () => {
    expect(yamlIn('- &base\n  role: Hero\n- <<: *base\n  name: Ana\n---\n- b: 2\n')).toEqual({
      values: [[{ role: 'Hero' }, { role: 'Hero', name: 'Ana' }], [{ b: '2' }]],
    });
    expect(yamlIn('')).toEqual({ values: [] });
  });

  it('gives no object another prototype', () => {
    const read = yamlIn('__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}\n');
    expect('values' in read && Object.keys(read.values[0] as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('says where it is not valid, and a name that stands there twice', () => {
    expect(yamlIn('- a: 1\n- b: "2')).toEqual({ problem: 'not valid YAML', line: 2 });
    expect(yamlIn('- name: Ana\n  name: Bo\n')).toEqual({ problem: 'not clear: “name” stands there twice', line: null });
    expect(yamlIn('- *nobody\n')).toMatchObject({ problem: expect.any(String) });
  });
});
