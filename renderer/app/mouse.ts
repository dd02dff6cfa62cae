/** The side buttons of a mouse go back and forward, as in every browser. */
import { back, forward } from './navigation.ts';

export function listenToMouse(): () => void {
  const onPress = (event: MouseEvent): void => {
    if (event.button !== 3 && event.button !== 4) return;
    event.preventDefault();
    if (event.button === 3) back();
    else forward();
  };
  window.addEventListener('mouseup', onPress);
  return () => window.removeEventListener('mouseup', onPress);
}
