/// What holds for all sheets of an old workbook: their list, the texts they share, and the formats.
struct LegacyGlobals {
  /// A sheet of any kind as the workbook lists it.
  struct Listing {
    let name: String
    let isHidden: Bool
    /// Whether it is one of cells, not of macros or a chart.
    let isOfCells: Bool
    let start: Int
  }

  /// The sheets.
  private(set) var listings: [Listing] = []
  /// The texts that cells share, one behind the other, and where each begins.
  private(set) var sharedText: [UInt8] = []
  private(set) var sharedStarts: [Int] = [0]
  /// The number format of each cell format.
  private(set) var formats: [CellFormat] = []
  /// Whether days are counted from 1904.
  private(set) var is1904 = false
  /// Links to other files.
  private(set) var links = LegacyLinks()
  /// Where the sheets begin.
  private(set) var end = 0
  private var codes: [Int: CellFormat] = [:]
  private var numbersOfFormats: [Int] = []

  private static let sheetLimit = 4096
  private static let styleLimit = 4096

  /// Reads the first part of a workbook stream.
  init(_ stream: LegacyBytes) throws(WorkbookProblem) {
    var records = LegacyRecords(stream, from: 0)
    let first = try records.next()
    guard first.kind == .begin, try first.content.integer16(at: 0) == 0x0600 else {
      throw WorkbookProblem(
        try LegacyGlobals.isOld(first, stream) ? .oldWorkbook : .malformed(what: "no workbook"),
        part: stream.part)
    }
    guard try first.content.integer16(at: 2) == LegacyPartKind.globals else {
      throw WorkbookProblem(.malformed(what: "a sheet alone"), part: stream.part)
    }
    var globals = self
    try records.forEachToEnd { (records, record) throws(WorkbookProblem) in
      try globals.read(record, &records)
    }
    self = globals
    end = records.position
    formats = numbersOfFormats.map { codes[$0] ?? CellFormat(builtIn: $0) }
    try links.finish()
  }

  private static func isOld(
    _ first: LegacyRecord, _ stream: LegacyBytes
  ) throws(WorkbookProblem) -> Bool {
    let kind = try stream.integer16(at: first.start)
    if [0x0009, 0x0209, 0x0409].contains(kind) { return true }
    guard first.kind == .begin else { return false }
    return try first.content.integer16(at: 0) <= 0x0500
  }

  private mutating func read(
    _ record: LegacyRecord, _ records: inout LegacyRecords
  ) throws(WorkbookProblem) {
    let content = record.content
    switch record.kind {
    case .password: throw WorkbookProblem(.encrypted, part: content.part)
    case .sheet: try addListing(content)
    case .sharedStrings: try readSharedText(records.withContinuations(of: record))
    case .dateMode: is1904 = try content.integer16(at: 0) != 0
    case .cellFormat: try addFormat(content)
    case .numberFormat: try addCode(records.withContinuations(of: record))
    case .book: try links.addBook(content)
    case .externalSheets: try links.addReferences(records.withContinuations(of: record))
    case .name: try links.addName(content)
    default: break
    }
  }

  private mutating func addListing(_ content: LegacyBytes) throws(WorkbookProblem) {
    guard listings.count < LegacyGlobals.sheetLimit else {
      throw WorkbookProblem(
        .overLimit(what: .sheets, found: listings.count + 1, limit: LegacyGlobals.sheetLimit))
    }
    var name: [UInt8] = []
    var text = LegacyText([content], from: 6)
    try text.next(appendingTo: &name, widthOfLength: 1)
    listings.append(
      Listing(
        name: String(decoding: name, as: UTF8.self),
        isHidden: try content.integer8(at: 4) & 3 != 0,
        isOfCells: try content.integer8(at: 5) == 0, start: try content.integer32(at: 0)))
  }

  private mutating func readSharedText(_ blocks: [LegacyBytes]) throws(WorkbookProblem) {
    guard sharedStarts.count == 1 else {
      throw WorkbookProblem(.malformed(what: "shared texts there twice"), part: blocks.first?.part)
    }
    var text = LegacyText(blocks, from: 0)
    _ = try text.integer32()
    for _ in 0..<(try text.integer32()) {
      try text.next(appendingTo: &sharedText)
      sharedStarts.append(sharedText.count)
    }
  }

  private mutating func addFormat(_ content: LegacyBytes) throws(WorkbookProblem) {
    guard numbersOfFormats.count < LegacyGlobals.styleLimit else {
      throw WorkbookProblem(
        .overLimit(
          what: .styles, found: numbersOfFormats.count + 1, limit: LegacyGlobals.styleLimit))
    }
    numbersOfFormats.append(try content.integer16(at: 2))
  }

  private mutating func addCode(_ blocks: [LegacyBytes]) throws(WorkbookProblem) {
    guard let first = blocks.first else { return }
    var code: [UInt8] = []
    var text = LegacyText(blocks, from: 2)
    try text.next(appendingTo: &code)
    codes[try first.integer16(at: 0)] = CellFormat(code: code)
  }
}
