/** A campaign on paper: what it was about, each decision, and where to sign. */
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

const font = (file: string) => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}`)

const margin = 40
const padding = 4
const ink = '#161b24'
const soft = '#4d5766'
const line = '#c5cbd6'
const ground = '#f1f3f7'
const text = 8

/** Which texts of a record stand in which column, one below the other. */
const columns: { title: string; share: number; of: number[] }[] = [
  { title: 'Person', share: 20, of: [0, 1] },
  { title: 'Role', share: 15, of: [3] },
  { title: 'Granted on', share: 18, of: [5, 7] },
  { title: 'Through', share: 13, of: [8] },
  { title: 'Decision', share: 8, of: [10] },
  { title: 'Decided by (UTC)', share: 12, of: [11, 12] },
  { title: 'Note', share: 14, of: [13] },
]

/** What every page of a report tells, and its first page in full. */
export interface ReviewCover {
  head: [string, string][]
  hash: string
  at: string
}

/**
 * How many pages a report has: each of them says so, and of a large one, all can't be held until the last is written.
 */
export function countPages(cover: ReviewCover, records: Iterable<string[]>): number {
  const pdf = new ReviewPdf(null, cover, 0)
  for (const record of records) pdf.add(record)
  return pdf.end()
}

/** Writes page after page of so many to a stream; {@link end} ends it. Without a stream, it finds out how many there are. */
export class ReviewPdf {
  readonly #document: PDFKit.PDFDocument
  readonly #widths: number[]
  readonly #name: string
  readonly #hash: string
  readonly #isWritten: boolean
  readonly #pages: number
  #y = margin
  #inTable = false
  #page = 1

  constructor(out: NodeJS.WritableStream | null, { head, hash, at }: ReviewCover, pages: number) {
    this.#isWritten = out !== null
    this.#pages = pages
    this.#hash = hash
    this.#name = head[0]?.[1] ?? ''
    this.#document = new PDFDocument({
      size: 'A4',
      layout: 'landscape',
      margin,
      info: { Title: `Access review: ${this.#name}`, Subject: `SHA-256 ${hash}`, CreationDate: new Date(at) },
    })
    // Also by itself, where what stands on the first one is long.
    this.#document.on('pageAdded', () => this.#page++)
    if (out) this.#document.pipe(out)
    this.#document.registerFont('plain', font('DejaVuSans.ttf'))
    this.#document.registerFont('bold', font('DejaVuSans-Bold.ttf'))
    const room = this.#document.page.width - 2 * margin
    const shares = columns.reduce((sum, { share }) => sum + share, 0)
    this.#widths = columns.map(({ share }) => (share / shares) * room)
    this.#front(head, at)
  }

  /** One item. */
  add(record: string[]) {
    if (!this.#inTable) this.#startTable()
    const cells = columns.map(({ of }) =>
      [...new Set(of.map((place) => printed(record[place] ?? '', place)))].filter((one) => one !== ''),
    )
    const height = Math.max(...cells.map((lines, place) => this.#heightOf(lines, place))) + 2 * padding
    if (this.#y + height > this.#bottom) {
      this.#newPage()
      this.#tableHead()
    }
    if (this.#isWritten) {
      const x = this.#columnStarts()
      for (const [place, lines] of cells.entries()) this.#cell(lines, x[place] as number, place)
    }
    this.#y += height
    if (this.#isWritten) this.#rule()
  }

  /** Gives how many pages there are. */
  end(): number {
    this.#signatures()
    this.#foot()
    this.#document.end()
    return this.#page
  }

  #foot() {
    const document = this.#document
    // What is written below the margin would begin a new page.
    document.page.margins.bottom = 0
    const y = document.page.height - 28
    document.font('plain').fontSize(7).fillColor(soft)
    document.text(`${this.#name} · SHA-256 ${this.#hash}`, margin, y, { lineBreak: false })
    const number = `Page ${this.#page} of ${this.#pages}`
    document.text(number, document.page.width - margin - document.widthOfString(number), y, {
      lineBreak: false,
    })
  }

  #front(head: [string, string][], at: string) {
    const document = this.#document
    document.font('bold').fontSize(18).fillColor(ink).text(this.#name, margin, margin)
    document
      .font('plain')
      .fontSize(10)
      .fillColor(soft)
      .text('Access review: who has which role, and what was decided')
    this.#y = document.y + 14
    for (const [label, value] of [...head.slice(1), ['SHA-256', this.#hash], ['Printed', at]] as [
      string,
      string,
    ][]) {
      if (value === '') continue
      document.font('plain').fontSize(9).fillColor(soft).text(label, margin, this.#y, { lineBreak: false })
      document
        .font('bold')
        .fillColor(ink)
        .text(value, margin + 110, this.#y, { width: document.page.width - 2 * margin - 110 })
      this.#y = document.y + 3
    }
    this.#y += 8
    document.font('plain').fontSize(8).fillColor(soft)
    document.text(
      'The SHA-256 is that of the campaign’s report in CSV, whose last line it is: “sightline reviews verify FILE.csv” tells whether that file is as it was written.',
      margin,
      this.#y,
      { width: document.page.width - 2 * margin },
    )
    this.#y = document.y + 14
  }

  #startTable() {
    this.#inTable = true
    this.#tableHead()
  }

  #tableHead() {
    const document = this.#document
    const height = text + 2 * padding + 3
    if (this.#y + 3 * height > this.#bottom) this.#newPage()
    this.#y += height
    if (!this.#isWritten) return
    const top = this.#y - height
    document.rect(margin, top, document.page.width - 2 * margin, height).fill(ground)
    document.font('bold').fontSize(text).fillColor(ink)
    const x = this.#columnStarts()
    for (const [place, { title }] of columns.entries())
      document.text(title, (x[place] as number) + padding, top + padding, { lineBreak: false })
  }

  #cell(lines: string[], x: number, place: number) {
    const document = this.#document
    const width = this.#inner(place)
    let y = this.#y + padding
    for (const [index, one] of lines.entries()) {
      this.#setFont(place, index)
      document.fillColor(index > 0 ? soft : ink)
      document.text(one, x + padding, y, this.#fits(one, width) ? { lineBreak: false } : { width })
      y = y + this.#lineHeight(one, width)
    }
  }

  #heightOf(lines: string[], place: number): number {
    return lines.reduce((sum, one, index) => {
      this.#setFont(place, index)
      return sum + this.#lineHeight(one, this.#inner(place))
    }, 0)
  }

  #lineHeight(one: string, width: number): number {
    return this.#fits(one, width)
      ? this.#document.currentLineHeight(true)
      : this.#document.heightOfString(one, { width })
  }

  /** On one line: most do, and that is quickly said. */
  #fits(one: string, width: number): boolean {
    return !one.includes('\n') && this.#document.widthOfString(one) <= width
  }

  #setFont(place: number, index: number) {
    const strong = place === 4 || (place === 0 && index === 0)
    this.#document.font(strong ? 'bold' : 'plain').fontSize(text)
  }

  #signatures() {
    const document = this.#document
    if (this.#y + 90 > this.#bottom) this.#newPage()
    this.#y += 24
    document.font('bold').fontSize(10).fillColor(ink).text('Signatures', margin, this.#y)
    this.#y += 46
    const width = (document.page.width - 2 * margin - 40) / 3
    document.font('plain').fontSize(8).fillColor(soft)
    for (const [place, title] of ['Reviewer', 'Owner of the workspace', 'Auditor'].entries()) {
      const x = margin + place * (width + 20)
      document
        .moveTo(x, this.#y)
        .lineTo(x + width, this.#y)
        .lineWidth(0.7)
        .stroke(soft)
      document.text(`${title}: name, date, signature`, x, this.#y + 5, { lineBreak: false })
    }
  }

  #newPage() {
    if (this.#isWritten) {
      this.#foot()
      this.#document.addPage()
    } else this.#page++
    this.#y = margin
    for (const name of ['plain', 'bold']) forgetWords(this.#document.font(name))
  }

  #rule() {
    this.#document
      .moveTo(margin, this.#y)
      .lineTo(this.#document.page.width - margin, this.#y)
      .lineWidth(0.5)
      .stroke(line)
  }

  #columnStarts(): number[] {
    let x = margin
    return this.#widths.map((width) => {
      const start = x
      x += width
      return start
    })
  }

  #inner(place: number): number {
    return (this.#widths[place] as number) - 2 * padding
  }

  get #bottom(): number {
    return this.#document.page.height - margin - 6
  }
}

/**
 * A font keeps how each word is set, for as long as its document is written: of a large campaign, more than there is
 * memory, as most words are one person’s. Without keeping any, it takes six times as long.
 */
function forgetWords(document: PDFKit.PDFDocument) {
  const { _font } = document as unknown as { _font: { layoutCache: Record<string, unknown> } }
  _font.layoutCache = Object.create(null)
}

/** A decision that is missing is said, and a moment is told to the minute. */
function printed(value: string, place: number): string {
  if (place === 10) return value === '' ? 'Undecided' : value.charAt(0).toUpperCase() + value.slice(1)
  return place === 12 && value !== '' ? value.slice(0, 16).replace('T', ' ') : value
}
