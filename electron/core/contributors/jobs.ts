import type { BulkChange, contributors } from '../../../shared/contract/contributors.ts';
import type { JobHandlers } from '../../../shared/contract/define.ts';
import { AppError } from '../../../shared/errors.ts';
import type { JobContext } from '../context.ts';
import type { Database } from '../store/database.ts';
import { labelChangeSet } from '../store/journal.ts';
import { logContacts, recordConsents, refuseMissing, setAll, tagAll, tagNameOf, untagAll } from './bulk.ts';
import { meaning } from './detail-commands.ts';
import { anchorsFor, peopleWords } from './meant.ts';

const stopped = () => new AppError('cancelled', 'Stopped. Nothing was changed.');

interface Doing {
  /** What the status bar says while it runs. */
  title: string;
  /** What history says: of how many people something changed. */
  done(people: string): string;
  /** Inside the transaction. Returns of how many people something changed, and the tag that was put on. */
  act(anchors: readonly string[]): { changed: number; tag?: string };
}

/** Looks at what is asked before anybody is looked for; throws when it cannot be done. */
function doing(db: Database, change: BulkChange, now: number): Doing {
  switch (change.do) {
    case 'tag':
      return {
        title: `Tagging with ${change.tag}`,
        done: (people) => `Tagged ${people} with ${change.tag}`,
        act(anchors) {
          const { tag, tagged } = tagAll(db, anchors, change.tag);
          return { changed: tagged, tag };
        },
      };
    case 'untag': {
      const name = tagNameOf(db, change.tag);
      return {
        title: `Taking off the tag ${name}`,
        done: (people) => `Took the tag ${name} off ${people}`,
        act: (anchors) => ({ changed: untagAll(db, anchors, change.tag) }),
      };
    }
    case 'set': {
      const { name, value, words } = meaning(db, change.field, change.value);
      return {
        title: `Noting ${name}`,
        done: (people) => (value === null ? `Took away ${name} of ${people}` : `Set ${name} of ${people} to ${words}`),
        act: (anchors) => ({ changed: setAll(db, anchors, change.field, value) }),
      };
    }
    case 'logContact':
      return {
        title: 'Noting a contact',
        done: (people) => `Noted a contact with ${people}`,
        act: (anchors) => ({ changed: logContacts(db, anchors, change, now).length }),
      };
    case 'recordConsent':
      return {
        title: 'Recording consent',
        done: (people) => `Recorded consent of ${people}`,
        act(anchors) {
          recordConsents(db, anchors, change, now);
          return { changed: anchors.length };
        },
      };
  }
}

export const contributorJobs: JobHandlers<typeof contributors, JobContext> = {
  /**
   * One transaction and one change set: stopped before it begins, or killed within, nothing of it is there. Why it is not many
   * short ones: docs/decisions/0015-bulk.md.
   */
  async changeMany({ people, change }, { store, derivation, job, now, committed }) {
    const at = now();
    const { title, done, act } = doing(store.db, change, at);
    job.describe(title, 'people', null);
    const breathe = () =>
      job.breathe().catch(() => {
        throw stopped();
      });
    await breathe();
    const anchors = anchorsFor(store.db, people, at);
    if (anchors.length === 0) throw new AppError('not_found', 'Nobody fits, so there is nothing to change. Choose other people.');
    job.describe(`${title}: ${peopleWords(anchors.length)}`, 'people', null);
    job.progress(0, anchors.length);
    await breathe();
    const result = store.decide(
      { label: title, command: 'contributors.changeMany' },
      at,
      (changeSet) => {
        refuseMissing(store.db, anchors);
        const acted = act(anchors);
        labelChangeSet(store.db, changeSet, done(peopleWords(acted.changed)));
        return acted;
      },
      (changeSet) => derivation.followDecisions(changeSet),
    );
    job.progress(anchors.length, anchors.length);
    committed();
    return { people: anchors.length, changed: result.changed, tag: result.tag ?? null };
  },
};
