import { execFileSync, spawnSync } from 'node:child_process';

/** Programs that render a kustomization, each with the command that tests whether it exists. */
export const RENDERERS = [
  { program: 'kustomize', asked: ['version'], render: ['build'] },
  { program: 'kubectl', asked: ['version', '--client'], render: ['kustomize'] },
].filter(({ program, asked }) => spawnSync(program, asked).status === 0);

/** All manifests of a folder's kustomization, as YAML documents. */
export const render = ({ program, render }: (typeof RENDERERS)[number], folder: string): string =>
  execFileSync(program, [...render, folder], { encoding: 'utf8' });
