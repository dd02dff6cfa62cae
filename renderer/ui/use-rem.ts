import { useLayoutEffect, useState } from 'react';

/**
 * What 1 rem is now, in CSS pixels. Rows are placed by the pixel, but people scale text: an unseen probe of one rem tells
 * when that happens, which no event does.
 */
export function useRem(): number {
  const [rem, setRem] = useState(16);
  useLayoutEffect(() => {
    const probe = document.createElement('div');
    probe.setAttribute('aria-hidden', 'true');
    Object.assign(probe.style, { position: 'absolute', visibility: 'hidden', width: '0', height: '1rem' });
    document.body.append(probe);
    const read = () => setRem(probe.getBoundingClientRect().height || 16);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(probe);
    return () => {
      observer.disconnect();
      probe.remove();
    };
  }, []);
  return rem;
}
