import { Checkbox, TextInput } from '@mantine/core';
import { api } from '../app/api.ts';
import { PathField } from './PathField.tsx';

/** What of a clone is read: as the person types it. */
export interface CloneChoice {
  /** Empty: not chosen yet. */
  path: string;
  /** Branches, tags or patterns, apart by spaces or commas; empty: all branches. */
  refs: string;
  useMailmap: boolean;
}

export const refsIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

interface Props {
  choice: CloneChoice;
  onChange: (choice: CloneChoice) => void;
}

export function FolderField({ choice, onChange }: Props) {
  return (
    <PathField
      label="Folder"
      placeholder="Choose a clone on this computer; a bare one will do"
      path={choice.path}
      choose={() => api.shell.chooseFolder({ title: 'Choose a folder with a git clone' })}
      onChange={(path) => onChange({ ...choice, path })}
    />
  );
}

export function BranchFields({ choice, onChange }: Props) {
  return (
    <>
      <TextInput
        label="Branches and tags"
        description="Leave empty for all branches, local and remote. Otherwise names or patterns, such as main or refs/tags/v*."
        placeholder="All branches"
        value={choice.refs}
        maxLength={2000}
        onChange={(event) => onChange({ ...choice, refs: event.currentTarget.value })}
      />
      <Checkbox
        label="Put names and addresses right by the project's own list (.mailmap), if it has one"
        checked={choice.useMailmap}
        onChange={(event) => onChange({ ...choice, useMailmap: event.currentTarget.checked })}
      />
    </>
  );
}
