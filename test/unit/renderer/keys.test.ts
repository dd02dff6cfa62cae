import { describe, expect, it } from 'vitest';
import { strokeOf } from '../../../renderer/app/keys.ts';

const stroke = (key: string, code: string, ...held: ('ctrl' | 'shift' | 'alt')[]) =>
  strokeOf({
    key,
    code,
    ctrlKey: held.includes('ctrl'),
    metaKey: false,
    shiftKey: held.includes('shift'),
    altKey: held.includes('alt'),
  } as KeyboardEvent);

describe('a key stroke', () => {
  it('is written as in a command', () => {
    expect(stroke('k', 'KeyK', 'ctrl')).toBe('mod+k');
    expect(stroke('Z', 'KeyZ', 'ctrl', 'shift')).toBe('mod+shift+z');
    expect(stroke('ArrowLeft', 'ArrowLeft', 'alt')).toBe('alt+left');
    expect(stroke('Enter', 'Enter')).toBe('enter');
  });

  it('is the sign that was typed, however the keyboard makes it', () => {
    expect(stroke('?', 'Slash', 'shift')).toBe('?');
    expect(stroke('?', 'Minus', 'shift')).toBe('?');
    expect(stroke('/', 'Digit7', 'shift')).toBe('/');
    expect(stroke('#', 'Digit3', 'shift')).toBe('#');
  });

  it('is the letter on the key where the alphabet is another', () => {
    expect(stroke('о', 'KeyJ')).toBe('j');
    expect(stroke('Л', 'KeyK', 'ctrl', 'shift')).toBe('mod+shift+k');
  });

  it('is the letter that is printed, not the place, where the alphabet is Latin', () => {
    expect(stroke('z', 'KeyY', 'ctrl')).toBe('mod+z');
  });
});
