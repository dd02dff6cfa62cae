import { IconStack2 } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { go } from '../app/navigation.ts';
import type { RendererArea } from '../app/registry.ts';

const ProductGroupSettings = lazy(() => import('./ProductGroupSettings.tsx'));

const Part = () => (
  <Suspense fallback={null}>
    <ProductGroupSettings />
  </Suspense>
);

const part = 'Product groups';

/** Which part of the product issues and change requests are about. */
export const productGroupsArea: RendererArea = {
  name: 'productGroups',
  screens: {},
  settings: { title: part, order: 27, Part },
  commands: [
    {
      id: 'productGroups.open',
      label: part,
      icon: IconStack2,
      words: 'settings rules labels projects components areas stages',
      run: () => go('settings', { part }),
    },
  ],
};
