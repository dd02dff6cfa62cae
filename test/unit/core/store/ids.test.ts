import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityUid, factUid, identityUid, newUid } from '../../../../electron/core/store/ids.ts';

const uuid = (version: number) => new RegExp(`^[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`);

describe('the uid of what a source names', () => {
  it('is the same on every machine and in every version', () => {
    // Written down once: a change here would cut every decision from its person.
    expect(identityUid('git', 'email', 'ana@pires.example')).toBe('df847a03-e76a-50f7-8242-bc9482b59d1a');
    expect(activityUid('commit', 'a'.repeat(40))).toMatch(uuid(5));
  });

  it('does not care about case', () => {
    expect(identityUid('git', 'email', 'ANA@Pires.example')).toBe(identityUid('git', 'email', 'ana@pires.example'));
  });

  it('is a UUID of version 5 for any text', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (parts) => uuid(5).test(factUid(...parts))));
  });

  it('tells apart where one part ends and the next begins', () => {
    expect(factUid('a', 'bc')).not.toBe(factUid('ab', 'c'));
    expect(identityUid('git', 'email', 'x')).not.toBe(identityUid('git', 'name', 'x'));
    expect(activityUid('commit', 'x')).not.toBe(identityUid('commit', 'x', ''));
  });
});

describe('the uid of what a person decides', () => {
  it('is new every time, and later ones sort later', () => {
    const uids = Array.from({ length: 1000 }, newUid);
    expect(new Set(uids).size).toBe(1000);
    expect([...uids].sort()).toEqual(uids);
    expect(uids.every((uid) => uuid(7).test(uid))).toBe(true);
  });
});
