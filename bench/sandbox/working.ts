import { type Claim, figure } from '../claims';
import { measureOpening } from './opening';
import { spawnSandbox } from './process';
import { measureReading } from './reading';
import { findReview } from './review';
import { counted, LARGE, MAX_RESIDENT, SMALL, TEN_THOUSAND } from './sizes';
import { measurePatches, recordWhole } from './writing';

/** Measures reading, deciding and opening reviews in one process on the seeded folder. */
export async function measureWork(data: string): Promise<Claim[]> {
  const child = await spawnSandbox(data, ['--seed', 'large', '--items', String(LARGE)]);
  try {
    const large = await child.firstAnswer(() => findReview(child.send, LARGE));
    const small = await findReview(child.send, SMALL);
    const tenThousand = await findReview(child.send, TEN_THOUSAND);
    child.forgetPeak();
    const atFirst = child.resident();
    const claims = [...(await measureReading(small, large)), await measurePatches(small, large)];
    await recordWhole([tenThousand, large]);
    const peak: Claim = {
      what: 'Resident while pages, PATCHes and batches run, at the peak',
      unit: 'MB',
      measured: child.peak(),
      atMost: MAX_RESIDENT,
      detail: `batchRecordDecisions over ${counted(TEN_THOUSAND)} and over ${counted(LARGE)} items included`,
      cause: `${figure(atFirst, 'MB')} were there at the start`,
    };
    return [...claims, peak, ...(await measureOpening(child))];
  } finally {
    await child.stop();
  }
}
