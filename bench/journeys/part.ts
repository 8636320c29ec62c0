import { claimTable } from '../claims';
import { load, machine } from '../machine';
import type { Part } from '../part';
import { launch } from '../portal/browser';
import { startStand } from '../portal/stand';
import { measureAttesting } from './attesting';
import { measureDeciding } from './deciding';
import { measureInbox } from './inbox';
import { measureLooking } from './looking';
import { measureOpeningShifts, measureShifting } from './shifting';

const HOW = `A reviewer's ways through forty people and through ten thousand, and that of somebody who is asked by mail about an access
of their own, played in Chromium by roles and names, each in a tenant of its own; and what of the list is seen before and
after a decision. A press is a click or a tap; keys are counted without the text of a reason. The organisation demands a
reason and suggests some. My Access is counted from
https://learn.microsoft.com/entra/id-governance/perform-access-review, which describes no filter, no box for all, no keys
and no phone: a press for each person's circle, and one each for the act, the _Reason_ box where a reason is given, and _Submit_.`;

async function measure(): Promise<string> {
  const before = load();
  const stand = await startStand();
  const browser = await launch();
  try {
    const scene = { stand, browser };
    console.log('journeys: looking');
    const looking = [
      ...(await measureInbox(scene)),
      ...(await measureLooking(scene)),
      ...(await measureOpeningShifts(scene)),
      ...(await measureShifting(scene)),
    ];
    console.log('journeys: deciding');
    const deciding = await measureDeciding(scene);
    console.log('journeys: attesting');
    const attesting = await measureAttesting(scene);
    const conditions = `${machine()}, Chromium ${browser.version()}. Load ${before} at the start, ${load()} at the end.`;
    return [
      "## The reviewer's ways",
      HOW,
      claimTable([...deciding, ...attesting, ...looking]),
      conditions,
    ].join('\n\n');
  } finally {
    await browser.close();
    await stand.stop();
  }
}

/** Counts what a reviewer presses, reads and sees until a decision is made. */
export const journeysPart: Part = { name: 'journeys', measure };
