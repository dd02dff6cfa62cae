/** Measuring inside the page, with the page's own clock, so that what drives it costs nothing. */
import type { Page } from '@playwright/test';

const frames = 240;
/** A list that was hidden draws itself again first. */
const unmeasured = 15;

/**
 * Milliseconds from each keystroke (the event's own time stamp) to the end of the first frame that shows its answer: the
 * list's length is another one and every row in view is filled. Keys that leave the length as it was are not counted.
 */
export async function paintedAfterKeys(page: Page, words: readonly string[]): Promise<number[]> {
  const samples: number[] = [];
  const search = page.getByRole('textbox', { name: 'Search by name' });
  for (const word of words) {
    await search.fill('');
    await settled(page);
    for (const letter of word) {
      await page.evaluate(watchForAnswer);
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      const sample = await page.evaluate(() => (globalThis as unknown as Watched).answered);
      if (sample !== null) samples.push(sample);
    }
  }
  return samples;
}

interface Watched {
  answered: Promise<number | null>;
}

function watchForAnswer(): void {
  const grid = document.querySelector('[role=grid]') as HTMLElement;
  const watched = globalThis as unknown as Watched;
  const before = grid.getAttribute('aria-rowcount');
  watched.answered = new Promise((resolve) => {
    let pressed = 0;
    const afterPaint = (done: () => void) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    const changed = new MutationObserver(() => {
      if (pressed === 0 || document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === before) return;
      if (document.querySelector('[aria-label="Being read"]')) return;
      finish(true);
    });
    const finish = (answered: boolean) => {
      changed.disconnect();
      clearTimeout(late);
      afterPaint(() => resolve(answered ? performance.now() - pressed : null));
    };
    const late = setTimeout(() => finish(false), 1_000);
    addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true, once: true });
    changed.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-rowcount'] });
  });
}

/** Two frames in a row without a change of the list. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(done, 150);
        const watcher = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, 150);
        });
        watcher.observe(document.body, { subtree: true, childList: true, attributes: true });
        function done() {
          watcher.disconnect();
          resolve();
        }
      }),
  );
}

/**
 * The lengths of frames, in ms, while the list (or a blank element of the same size in its place) scrolls by so many
 * pixels a frame.
 */
export function framesOver(page: Page, { blank, pixels }: { blank: boolean; pixels: number }): Promise<number[]> {
  return page.evaluate(
    async ({ blank, pixels, frames, unmeasured }) => {
      const grid = document.querySelector('[role=grid]') as HTMLElement;
      const scroller = blank ? (grid.cloneNode(false) as HTMLElement) : grid;
      if (blank) {
        const body = document.createElement('div');
        body.style.height = `${grid.scrollHeight}px`;
        scroller.append(body);
        grid.style.display = 'none';
        grid.after(scroller);
      }
      scroller.scrollTop = 0;
      const lengths: number[] = [];
      await new Promise<void>((resolve) => {
        let last = 0;
        const step = (now: number) => {
          if (last > 0) lengths.push(now - last);
          last = now;
          scroller.scrollTop += pixels;
          if (lengths.length < frames + unmeasured) requestAnimationFrame(step);
          else resolve();
        };
        requestAnimationFrame(step);
      });
      if (blank) {
        scroller.remove();
        grid.style.display = '';
      } else scroller.scrollTop = 0;
      return lengths.slice(unmeasured);
    },
    { blank, pixels, frames, unmeasured },
  );
}
