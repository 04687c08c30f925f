#!/usr/bin/env node
/** The command line's entry: only wiring. */
import { output } from './cli/output'
import { runCommandLine } from './cli/program'

output.survivePipes()
process.exitCode = await runCommandLine(process.argv.slice(2))
await output.flushed()
// What a library still holds open must not keep a script waiting.
process.exit()
