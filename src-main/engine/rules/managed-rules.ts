import type { Connector, ManagedFile } from '../connectors/connector'
import { inSlices } from '../event-loop/in-slices'
import type { RuleDefinition } from './rule-definition'
import { readManagedRule } from './rule-file'
import type { ReadableNames } from './what-sql-reads'

export interface ManagedRule {
  rule: RuleDefinition
  connector: Connector
  source: string
}

/** Reading them all takes a tenth of a second and more, and what is read never changes: once for each process. */
const readBefore = new WeakMap<ManagedFile, RuleDefinition>()

/** The rules that came with connectors: read when they are first wanted, or before that, a few at a time. */
export class ManagedRules {
  readonly #files: { connector: Connector; file: ManagedFile }[]
  readonly #read = new Map<string, ManagedRule>()
  #next = 0

  /** `definitions` are what another thread has read already. */
  constructor(
    connectors: Connector[],
    private readonly names: ReadableNames,
    definitions: RuleDefinition[] = [],
  ) {
    this.#files = connectors.flatMap((connector) => connector.ruleFiles.map((file) => ({ connector, file })))
    for (const [index, rule] of definitions.entries()) {
      const read = this.#files[index]
      if (read) readBefore.set(read.file, rule)
    }
  }

  /** Reads them without holding up the event loop. */
  async readAhead(): Promise<void> {
    await inSlices(this.#files, () => this.#readNext())
  }

  /** By id. Throws where a file is none of a rule. */
  all(): Map<string, ManagedRule> {
    while (this.#next < this.#files.length) this.#readNext()
    return this.#read
  }

  /** For another thread. Resolves once they are read. */
  async definitions(): Promise<RuleDefinition[]> {
    await this.readAhead()
    return [...this.all().values()].map(({ rule }) => rule)
  }

  #readNext() {
    const next = this.#files[this.#next]
    if (!next) return
    const { connector, file } = next
    const rule = readBefore.get(file) ?? this.#readFile(file)
    readBefore.set(file, rule)
    this.#read.set(rule.id, { rule, connector, source: file.source })
    this.#next++
  }

  #readFile(file: ManagedFile): RuleDefinition {
    try {
      return readManagedRule(file, this.names)
    } catch (error) {
      throw new Error(`${file.name}: ${(error as Error).message}`)
    }
  }
}
