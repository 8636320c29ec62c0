export declare const LEFT_OUT: readonly string[];
export declare function classesOf(source: string): string[];
