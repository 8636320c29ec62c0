/** The initials of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s,]+/u).filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words[words.length - 1] : undefined];
  return [first, last].map((word) => [...(word ?? '')][0] ?? '').join('');
}

/** A person's photo, or their initials where there is none. It is decoration: the name is beside it. */
export function Face({
  name,
  photo,
  small = false,
}: {
  name: string;
  photo: string | undefined;
  small?: boolean;
}) {
  const shape = `${small ? 'size-8' : 'size-9'} shrink-0 rounded-full`;
  // biome-ignore lint/performance/noImgElement: a data: address of two kilobytes has nothing to optimise.
  if (photo) return <img src={photo} alt="" className={`${shape} object-cover`} />;
  return (
    <span
      aria-hidden="true"
      className={`${shape} grid place-items-center bg-line ${small ? 'text-xs' : 'text-sm'} font-medium text-quiet uppercase select-none`}
    >
      {initialsOf(name)}
    </span>
  );
}
