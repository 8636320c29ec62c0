export function useGraphStatus(): { waitingUntil: number | null; online: boolean } {
  return { waitingUntil: null, online: true };
}
