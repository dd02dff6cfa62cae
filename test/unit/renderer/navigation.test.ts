import { beforeEach, describe, expect, it } from 'vitest';
import { back, enterWorkspace, forward, go, replace, useNavigation } from '../../../renderer/app/navigation.ts';

const here = () => {
  const { places, index } = useNavigation.getState();
  return places[index];
};

describe('back and forward', () => {
  beforeEach(() => {
    enterWorkspace(null);
    enterWorkspace('/a.cairn');
  });

  it('walk the places one was at, and a new way cuts off the old one', () => {
    go('sources');
    go('contributors', { contributor: 'one' });
    back();
    expect(here()?.screen).toBe('sources');
    forward();
    expect(here()?.params).toEqual({ contributor: 'one' });
    back();
    go('history');
    forward();
    expect(here()?.screen).toBe('history');
    back();
    back();
    back();
    expect(here()).toEqual({ screen: 'today', params: {} });
  });

  it('count a place once, and moving a cursor is no step', () => {
    go('sources');
    go('sources');
    replace('sources', { source: 'one' });
    replace('sources', { source: 'two' });
    back();
    expect(here()?.screen).toBe('today');
    forward();
    expect(here()?.params).toEqual({ source: 'two' });
  });

  it('keep a hundred places at most', () => {
    for (let step = 0; step < 250; step += 1) go('contributors', { contributor: String(step) });
    expect(useNavigation.getState().places).toHaveLength(100);
    expect(here()?.params).toEqual({ contributor: '249' });
  });

  it('begin anew in another workspace', () => {
    go('sources');
    enterWorkspace('/b.cairn');
    expect(useNavigation.getState().places).toEqual([{ screen: 'today', params: {} }]);
  });
});
