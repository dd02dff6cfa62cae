import type { contributors } from '../../../shared/contract/contributors.ts';
import type { CommandHandlers } from '../../../shared/contract/define.ts';
import { checkPostalAddress } from '../../../shared/domain/contributors/postal-address.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { deskOf } from '../team/queries.ts';
import { backupsLast, hasAddress, purgeAddresses, writeAddress } from './addresses.ts';
import { nameOf } from './meant.ts';
import { contributorKey } from './rows.ts';

export const addressCommands: Pick<CommandHandlers<typeof contributors, WriteContext>, 'setPostalAddress' | 'purgePostalAddress'> = {
  setPostalAddress({ contributor, address: given }, { db, keys, label }) {
    contributorKey(db, contributor);
    const checked = checkPostalAddress(given);
    if ('problem' in checked) throw new AppError('invalid_input', `${checked.problem} Nothing was changed.`);
    const isNew = !hasAddress(db, contributor);
    writeAddress(db, keys, contributor, checked.address);
    label(`${isNew ? 'Wrote down' : 'Changed'} the postal address of ${nameOf(db, contributor)}`);
    return {};
  },

  purgePostalAddress({ contributor }, { db, now, label }) {
    contributorKey(db, contributor);
    const purged = purgeAddresses(db, contributor, deskOf(db).me?.id ?? null, now);
    if (purged === 0) throw new AppError('not_found', 'There is no postal address of this person to purge. Nothing was changed.');
    label(`Purged the postal address of ${nameOf(db, contributor)}`);
    return { purged, completeAt: now + backupsLast };
  },
};
