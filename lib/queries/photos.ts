import { useSyncExternalStore } from 'react';
import { useSession } from './graph-context';

export interface SeenPhotos {
  /** `data:` addresses by the person's id; people without a photo are missing. */
  photos: ReadonlyMap<string, string>;
  /** Requests the photos of people who came into view. */
  want(principalIds: readonly string[]): void;
}

/** The photos of the people in view, where the host configured `User.Read.All`. */
export function usePhotos(): SeenPhotos {
  const { photos } = useSession();
  return {
    photos: useSyncExternalStore(photos.subscribe, photos.snapshot, photos.snapshot),
    want: photos.want,
  };
}
