import { writeFileSync } from 'node:fs';
import { noticesOf } from './release/notices';
import { readLockfile, shippedPackages, shippedRoots } from './release/shipped';

/** Makes `out/licenses.txt`: the licences of everything that is shipped. */
const packages = shippedPackages(readLockfile(), shippedRoots());
writeFileSync('out/licenses.txt', noticesOf(packages));
console.log(`licences of ${packages.length} packages`);
