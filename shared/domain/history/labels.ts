/** What undo and redo put in front of the label of the change they are about. */
const fronts = { undo: 'Undid: ', redo: 'Redid: ' } as const;

/** What a change is about: "Redid: Tagged 3 people" speaks of the tagging itself, however often it was undone and redone. */
export const aboutOf = (label: string): string => label.replace(/^(Undid|Redid): /, '');

/** The label of an undo or redo of the change with this label. */
export const labelOf = (role: 'undo' | 'redo', label: string): string => `${fronts[role]}${aboutOf(label)}`;
