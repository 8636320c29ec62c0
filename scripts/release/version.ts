/**
 * The version of a release: the newest heading of the changelog.
 * @param changelog the text of `CHANGELOG.md`
 * @param stated the version in `package.json`
 * @param tag of the commit, `v1.2.3`, where there is one
 * @throws a sentence, where they differ
 */
export function releaseVersion(changelog: string, stated: string, tag?: string): string {
  const version = /^## (\d+\.\d+\.\d+(?:-[\w.]+)?)\b/m.exec(changelog)?.[1];
  if (!version) throw new Error('CHANGELOG.md names no version: its newest heading must be "## 1.2.3".');
  if (version !== stated) throw new Error(`CHANGELOG.md says ${version}, package.json ${stated}.`);
  if (tag && tag !== `v${version}`) throw new Error(`The tag is ${tag}, CHANGELOG.md says ${version}.`);
  return version;
}
