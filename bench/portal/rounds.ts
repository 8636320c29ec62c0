/** How often what is compared takes turns; fewer for a first look: `BENCH_ROUNDS=1`. */
export const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
