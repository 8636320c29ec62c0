'use client';
import { createContext, useContext } from 'react';

/**
 * Whether Tab reaches the controls inside. In a grid it reaches only the focused cell; arrow keys reach the
 * others: https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export const TabStopContext = createContext<0 | -1 | undefined>(undefined);

/** The `tabIndex` of a link, button or box; undefined outside of a grid. */
export const useTabStop = (): 0 | -1 | undefined => useContext(TabStopContext);
