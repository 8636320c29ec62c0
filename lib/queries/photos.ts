import { useSyncExternalStore } from 'react';
import { useSession } from './graph-context';

export interface SeenPhotos {
  /** `data:` addresses by person's id; who has none isn't in there. */
  photos: ReadonlyMap<string, string>;
  /** Asks for the photos of people who came into view. */
  want(principalIds: readonly string[]): void;
}

/** Photos of the people in view, where the host configured `User.Read.All`. */
export function usePhotos(): SeenPhotos {
  const { photos } = useSession();
  return {
    photos: useSyncExternalStore(photos.subscribe, photos.snapshot, photos.snapshot),
    want: photos.want,
  };
}
