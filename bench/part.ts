/** A part of the benchmark with a section of its own in bench/README.md. */
export interface Part {
  /** The part's name in `npm run bench -- {name}`. */
  name: string;
  /** Measures, prints its progress, and returns the section as markdown. */
  measure(): Promise<string>;
}
