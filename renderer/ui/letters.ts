/** The first letter large, as where a label begins. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** The first letter small, as within a sentence. */
export const lowered = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);
