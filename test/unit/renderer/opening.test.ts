import { expect, it } from 'vitest';
import { nameOf } from '../../../renderer/app/opening.ts';

it('names a workspace after the folder it was made for', () => {
  const paths = ['/home/mara/core', '/home/mara/core.git', '/home/mara/core/.git', 'C:\\clones\\core\\', '/home/mara/.core', '/', ''];
  expect(paths.map(nameOf)).toEqual(['core', 'core', 'core', 'core', 'core', 'Community', 'Community']);
  expect(nameOf(`/home/${'x'.repeat(300)}`)).toHaveLength(100);
});
