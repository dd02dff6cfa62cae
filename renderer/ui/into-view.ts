/** As a `ref` of what is chosen in a list: the list follows the choice. */
export const intoView = (chosen: HTMLElement | null): void => chosen?.scrollIntoView({ block: 'nearest' });
