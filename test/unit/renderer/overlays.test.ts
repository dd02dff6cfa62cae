import { beforeEach, describe, expect, it } from 'vitest';
import { catchTyping, hideOverlay, overlayTakes, showOverlay, useOverlay } from '../../../renderer/app/overlays.ts';

const press = (key: string, held = false) => catchTyping({ key, ctrlKey: held, metaKey: false, altKey: false } as KeyboardEvent);

describe('typing right after opening the palette', () => {
  beforeEach(hideOverlay);

  it('is kept until the field takes the keys itself', () => {
    showOverlay('palette', '#');
    expect([press('a'), press('n'), press('Enter'), press('k', true)]).toEqual([true, true, false, false]);
    expect(useOverlay.getState().text).toBe('#an');
    overlayTakes();
    expect(press('a')).toBe(false);
  });

  it('belongs to the window when there is no palette', () => {
    expect(press('x')).toBe(false);
    showOverlay('keys');
    expect(press('x')).toBe(false);
  });
});
