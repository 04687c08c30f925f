/**
 * What the engine's process is started with besides what its host has. On Linux, glibc gives each thread memory of its own
 * to allocate from, and keeps what it freed there: with one for all, a poll takes some 20 MB less.
 */
export const engineEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, MALLOC_ARENA_MAX: '1' })
