import { beforeEach, describe, expect, it } from 'vitest';
import { catchTyping, hideOverlay, overlayTakes, showOverlay, useOverlay } from '../../../renderer/app/overlays.ts';

const press = (key: string, held = false) => catchTyping({ key, ctrlKey: held, metaKey: false, altKey: false } as KeyboardEvent);

describe('typing right after opening the palette', () => {
  beforeEach(hideOverlay);

  it('is kept until the field takes the keys itself', () => {
    showOverlay('palette', '#');
    expect([press('a'), press(' '), press('x'), press('Backspace'), press('ArrowDown'), press('k', true)]).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(overlayTakes()).toEqual({ text: '#a ', isEntered: false });
    expect(press('a')).toBe(false);
  });

  it('ends with Enter, which is kept as well; what comes after it goes nowhere', () => {
    showOverlay('palette');
    for (const key of ['a', 'Enter', 'b', 'Backspace']) expect(press(key)).toBe(true);
    expect(overlayTakes()).toEqual({ text: 'a', isEntered: true });
  });

  it('is over with Escape', () => {
    showOverlay('palette', 'ana');
    expect(press('Escape')).toBe(true);
    expect(useOverlay.getState()).toMatchObject({ overlay: null, text: '' });
  });

  it('belongs to the window when there is no palette', () => {
    expect(press('x')).toBe(false);
    showOverlay('keys');
    expect(press('x')).toBe(false);
  });
});
