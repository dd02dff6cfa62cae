import { rmSync } from 'node:fs';
import { v7 } from 'uuid';
import { sampleCommunity, sampleSeed } from '../../shared/domain/sample/community.ts';
import { seeded } from '../../shared/domain/sample/random.ts';
import { derivationOf } from './deriving.ts';
import { writeSampleDecisions } from './sample-decisions.ts';
import { addSampleSource } from './sources/sample.ts';
import { createStore } from './store/store.ts';
import { todayOf } from './store/today.ts';

/** Says in every list what it is. */
export const sampleSourceName = 'Sample community (invented)';
const workspaceName = 'Sample community';

/**
 * Makes a workspace file with the sample in it, closed: one change set that no undo comes to, in one transaction. `now` in UTC epoch
 * milliseconds; `asOf`: the day it ends on, by default today where the workspace counts its days.
 */
export function makeSample(path: string, { now, asOf }: { now: number; asOf?: string | undefined }): void {
  const store = createStore(path, workspaceName, now);
  try {
    const { db } = store;
    const derivation = derivationOf(db);
    const day = asOf ?? todayOf(db, now);
    const community = sampleCommunity(sampleSeed, day);
    const uid = uidsOf(Date.parse(day));
    store.decide(
      { label: 'Made the sample community', command: 'workspace.createSample' },
      now,
      () => {
        const facts = addSampleSource(db, community, { name: sampleSourceName, sourceUid: uid(), runUid: uid(), now });
        derivation.follow(facts);
        writeSampleDecisions(db, community, uid, day);
      },
      (changeSet) => derivation.followDecisions(changeSet),
    );
  } catch (error) {
    store.close();
    // Half a sample is of no use to anybody, and the file was made here.
    rmSync(path, { force: true });
    throw error;
  }
  store.close();
}

/** Uids like those of every decision, in the order they are asked for, but the same each time: two samples of one day are equal. */
function uidsOf(msecs: number): () => string {
  const random = seeded(sampleSeed);
  let seq = 0;
  return () => {
    seq += 1;
    return v7({ msecs, seq, random: Uint8Array.from({ length: 16 }, () => random.below(256)) });
  };
}
