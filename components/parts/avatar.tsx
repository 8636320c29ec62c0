/** The initials of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s,]+/u).filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words[words.length - 1] : undefined];
  return [first, last].map((word) => [...(word ?? '')][0] ?? '').join('');
}

const SIZES = { small: 'size-8 text-xs', medium: 'size-9 text-sm', large: 'size-12 text-base' };

/**
 * A person's photo, or their initials where there is none or it isn't here yet: both are of one size, so that nothing
 * moves when it comes. It is decoration: the name is beside it.
 */
export function Avatar({
  name,
  photo,
  size,
}: {
  name: string;
  photo: string | undefined;
  size: keyof typeof SIZES;
}) {
  const shape = `${SIZES[size]} shrink-0 rounded-full`;
  // biome-ignore lint/performance/noImgElement: a data: address of two kilobytes has nothing to optimise.
  if (photo) return <img src={photo} alt="" className={`${shape} object-cover`} />;
  return (
    <span
      aria-hidden="true"
      className={`${shape} grid place-items-center bg-line font-medium text-quiet uppercase select-none`}
    >
      {initialsOf(name)}
    </span>
  );
}
