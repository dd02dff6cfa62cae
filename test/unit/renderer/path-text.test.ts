import { expect, it } from 'vitest';
import { splitPath } from '../../../renderer/ui/PathText.tsx';

it('keeps the file of a path whole, whatever has to give way before it', () => {
  expect(splitPath('/home/mara/Documents/core.cairn')).toEqual(['/home/mara/Documents', '/core.cairn']);
  expect(splitPath('C:\\Users\\mara\\core.cairn')).toEqual(['C:\\Users\\mara', '\\core.cairn']);
  expect(splitPath('/home/mara/clone/')).toEqual(['/home/mara', '/clone/']);
  expect(splitPath('/core.cairn')).toEqual(['', '/core.cairn']);
  expect(splitPath('core')).toEqual(['', 'core']);
});
