/** Shared by the peers' pages: the time of an act until the browser has painted its result. */

const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });

/** The milliseconds from the call of `act` to the next paint. */
export async function toPaint(act) {
  const start = performance.now();
  await act();
  return (await painted()) - start;
}

/** The same ten thousand rows that the portal gets, from a file of this server. */
export async function loadRows() {
  const answer = await fetch('/rows.json');
  return answer.json();
}

/** Gives the acts of a page to the benchmark, after its first rows are painted. */
export async function ready(acts) {
  await painted();
  window.peer = Object.fromEntries(
    Object.entries(acts).map(([name, act]) => [name, (...values) => toPaint(() => act(...values))]),
  );
  window.peerReadyAt = performance.now();
}
