/**
 * `npm run test:abuse`: tries every property with 100,000 values, or with as many as it is told (`-- 1000`). Exits
 * with 1 where one does not hold, or where something that people send took longer than 50 ms.
 */
import { ofFiles, ofPeople } from './properties.ts'
import { ofSignatures } from './signatures.ts'

const longestMs = 50
const runs = Number(process.argv[2] ?? 100_000)
for (const { name, holds } of [...ofPeople, ...ofSignatures, ...ofFiles]) {
  const began = performance.now()
  try {
    const slowest = await holds(runs)
    const isFast = slowest <= longestMs || ofFiles.some(property => property.name === name)
    if (!isFast) process.exitCode = 1
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(
      `${isFast ? 'holds' : 'SLOW '} ${name}: ${runs} values in ${seconds} s, the slowest took ${slowest.toFixed(1)} ms`,
    )
  } catch (error) {
    process.exitCode = 1
    console.log(`FAILS ${name}:\n${error instanceof Error ? error.message : error}`)
  }
}
// The bots that were abused have threads to draw in.
process.exit()
