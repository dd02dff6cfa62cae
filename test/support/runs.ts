/** How often a property is tried: the usual number, or so many times that when somebody looks for rarer failures. */
export const runs = (usual: number): number => usual * Number(process.env.CAIRN_TEST_TIMES ?? 1);

/** How long it may take, in milliseconds. */
export const within = (usual: number): number => usual * Number(process.env.CAIRN_TEST_TIMES ?? 1);
