/**
 * Seeds that broke a promise once, and what it was. Worlds change when the simulation does, so a seed keeps its story
 * only until then; it stays because it costs nothing.
 */
export const SEEDS: readonly (readonly [seed: number, story: string])[] = [
  [61, 'a problem stays on screen although another tab saved the choice'],
  [248, 'the same, two tabs and an action over the whole review'],
  [55, 'the same, with a conflict beside it'],
  [183, 'a page sends after it was stopped, while its read is on the way'],
  [506, 'a page sends after it was stopped, while its mark is written'],
  [511, 'a page sends after it was stopped'],
  [451, 'two devices of one reviewer with the same value on its way'],
  [270, 'a page that keeps nothing beside one that does'],
  [860_317_259, 'what was in memory first and then in the log is sent by another tab'],
  [118, 'a page asleep holds the lock'],
  [21_734, 'a value that was sent twice counts as landed both times, once its choice is closed'],
  [70_000_623, 'the same, on one page'],
  [70_004_345, 'an item is sent on a read from before Graph was asked whether the review is over'],
  [90_000_949, 'none: a check took what only another page knew for what was sent'],
  [1_006_223, 'an answer given anew after it was taken back counts as saved on a late read of the old one'],
  [1_007_256, 'none: a check took what another page said for what this one sent'],
  [90_000_486, 'the same'],
  [1_005_239, 'none: a check gave a request of a page that died more patience than any has'],
  [200_011_281, 'a page that fell asleep while its mark was written sends on an old read'],
  [90_004_126, 'a choice made after a read is judged by it'],
  [
    871_449_013,
    'a page that restored a store put its own choice below an older one of another page, which it had read later',
  ],
  [874_216_888, 'a choice that waits to be restored falls behind an older one'],
  [874_217_660, 'a page that opened late puts what another page restored above its own newer choice'],
  [874_222_190, 'an action about all that Graph refuses is tried without end'],
  [
    874_215_866,
    'a page that restores an emptied store puts older choices above what was decided there meanwhile',
  ],
  [874_218_819, 'a finished choice that waited in memory ends a newer one of another page, unread'],
  [875_002_760, 'a page that restored a store forgets a send of another page, which may still arrive'],
  [876_010_861, 'a page sends although it couldn’t read what stands before its mark'],
];
