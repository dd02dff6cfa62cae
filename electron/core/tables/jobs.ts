import type { JobHandlers } from '../../../shared/contract/define.ts';
import type { tables } from '../../../shared/contract/tables.ts';
import type { JobContext } from '../context.ts';
import { exportList } from './export/list.ts';
import { preview } from './preview.ts';

export const tableJobs: JobHandlers<typeof tables, JobContext> = {
  preview: (input, { job }) => preview(input, job),
  exportList: (input, context) => exportList(input, context),
};
