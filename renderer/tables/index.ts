/** What other areas use to let people write what they see into a file. */
export { ExportMenu } from './ExportMenu.tsx';
export { exportActivities, exportEvents, exportPeople, openExport } from './exporting.ts';
export { chooseTable } from './import/state.ts';
