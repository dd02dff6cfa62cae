import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconArrowMerge, IconArrowsSplit, IconCopy, IconDots } from '@tabler/icons-react';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { contributorKinds } from '../../../shared/domain/identities/kind.ts';
import { useChanging } from '../../app/use-workspace.ts';
import { copyText, decideKind, renamePerson } from '../actions.ts';
import { openForm } from '../adding/adding.ts';
import { kindIcons } from '../ContributorCells.tsx';
import { kindNames } from '../words.ts';

const back = <IconArrowBackUp size="1rem" stroke={1.6} aria-hidden />;

/** What is done to a person now and then. */
export function MoreMenu({ profile: { row, sourcedName, identities } }: { profile: ContributorProfile }) {
  const changing = useChanging();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label="More" title="More">
          <IconDots size="1rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size="1rem" stroke={1.6} aria-hidden />} onClick={() => void copyText(row.name, 'the name')}>
          Copy the name
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowMerge size="1rem" stroke={1.6} aria-hidden />}
          onClick={() => openForm({ form: 'merge', contributor: row.id })}
          {...changing}
        >
          Merge with…
        </Menu.Item>
        {identities.length > 1 ? (
          <Menu.Item
            leftSection={<IconArrowsSplit size="1rem" stroke={1.6} aria-hidden />}
            onClick={() => openForm({ form: 'split', contributor: row.id })}
            {...changing}
          >
            Split…
          </Menu.Item>
        ) : null}
        {sourcedName === null ? null : (
          <Menu.Item leftSection={back} onClick={() => void renamePerson(row.id, '', row.name)} {...changing}>
            Go back to the name the sources give
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>This is</Menu.Label>
        {contributorKinds.map((kind) => {
          const Icon = kindIcons[kind];
          return (
            <Menu.Item
              key={kind}
              leftSection={<Icon size="1rem" stroke={1.6} aria-hidden />}
              disabled={kind === row.kind}
              onClick={() => void decideKind(row.id, row.name, kind)}
              {...changing}
            >
              {kindNames[kind].one}
              {kind === row.kind ? ', as it stands' : ''}
            </Menu.Item>
          );
        })}
        <Menu.Item leftSection={back} onClick={() => void decideKind(row.id, row.name, null)} {...changing}>
          Whatever the evidence says
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
