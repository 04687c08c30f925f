import { shipped } from './shipped.ts'

for (const { name, version, licence, direct } of shipped())
  console.log(`${direct ? '*' : ' '} ${`${name}@${version}`.padEnd(48)} ${licence}`)
console.log('\n* named in package.json; the others are needed by one that is.')
