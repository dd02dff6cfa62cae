import { IconClipboardText, IconTableImport } from '@tabler/icons-react';
import { lazy } from 'react';
import { onTableDropped } from '../app/opening.ts';
import type { RendererArea } from '../app/registry.ts';
import { beginImport, chooseTable, startImport } from './import/state.ts';

onTableDropped((file) => void beginImport({ file }));

/** Tables coming in. Those going out are a menu beside the lists. */
export const tablesArea: RendererArea = {
  name: 'tables',
  screens: { import: lazy(() => import('./import/ImportScreen.tsx')) },
  commands: [
    {
      id: 'tables.import',
      label: 'Import a table…',
      icon: IconTableImport,
      keys: 'mod+shift+i',
      words: 'csv excel xlsx json spreadsheet people activities',
      changes: true,
      run: () => void chooseTable(),
    },
    {
      id: 'tables.paste',
      label: 'Paste a table…',
      icon: IconClipboardText,
      words: 'spreadsheet cells clipboard import',
      changes: true,
      run: startImport,
    },
  ],
};
