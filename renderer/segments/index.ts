/** What areas use to let people filter. */
export { ChoiceList, type ChoiceOption } from './ChoiceList.tsx';
export { FilterBar } from './FilterBar.tsx';
export { type ConditionWords, type EditorProps, type FilterField, filterField } from './fields.ts';
