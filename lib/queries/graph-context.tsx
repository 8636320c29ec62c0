'use client';
import type { ReactNode } from 'react';
import type { Graph } from '../graph/client';

/** Who is signed in. */
export interface Reviewer {
  tenantId: string;
  userId: string;
  homeAccountId: string;
  username: string;
  name: string;
}

export interface GraphProviderProps {
  graph: Graph;
  reviewer: Reviewer;
  optionalPermissions: readonly string[];
  children: ReactNode;
}

export function GraphProvider(props: GraphProviderProps) {
  return <>{props.children}</>;
}

export function useReviewer(): Reviewer {
  throw new Error('outside GraphProvider');
}
