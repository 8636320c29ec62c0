/** How many times each compared piece is measured, in turns. `BENCH_ROUNDS=1` gives a first impression. */
export const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
