/** A part of the benchmark with a section of its own in bench/README.md. */
export interface Part {
  /** What `npm run bench -- {name}` calls it. */
  name: string;
  /** Measures, says on the console where it is, and gives the section as markdown. */
  measure(): Promise<string>;
}
