import { dirname } from 'node:path'

const here = import.meta.dirname

/** `out/`, where the build puts `main/`, `preload/` and `renderer/`. Code shared by entries is in `main/chunks/`. */
export const builtFolder = dirname(here.endsWith('chunks') ? dirname(here) : here)
