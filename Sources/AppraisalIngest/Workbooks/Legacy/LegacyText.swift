/// Reads texts from a record and the records that continue it.
///
/// A text is its length in characters, a byte of options, the characters in one or two bytes each,
/// and behind them the runs of rich text and the phonetic text, which are passed over. Where the
/// characters of a text go over into the next record, that one begins with a byte of options of its
/// own, and the width may change.
struct LegacyText {
  private var blocks: ArraySlice<LegacyBytes>
  private var position: Int
  private let part: String?

  /// Begins at a position of the first block.
  init(_ blocks: [LegacyBytes], from position: Int) {
    self.blocks = blocks[...]
    self.position = position
    part = blocks.first?.part
  }

  /// Appends the next text as UTF-8.
  ///
  /// - Parameters:
  ///   - text: Receives the bytes.
  ///   - widthOfLength: Bytes of the number of characters, 1 or 2.
  /// - Throws: ``WorkbookProblem`` when the records end before the text, or it is not UTF-16.
  mutating func next(
    appendingTo text: inout [UInt8], widthOfLength: Int = 2
  ) throws(WorkbookProblem) {
    var count = try byte()
    if widthOfLength == 2 { count |= try byte() << 8 }
    try characters(count, appendingTo: &text)
  }

  /// Appends a text whose number of characters is known.
  mutating func characters(
    _ count: Int, appendingTo text: inout [UInt8]
  ) throws(WorkbookProblem) {
    let options = try byte()
    let runs = options & 8 != 0 ? try byte() | byte() << 8 : 0
    var phonetic = 0
    if options & 4 != 0 {
      for place in 0..<4 { phonetic |= try byte() << (8 * place) }
    }
    try units(count, isWide: options & 1 != 0, appendingTo: &text)
    try skip(runs * 4 + phonetic)
  }

  /// A small number of four bytes.
  mutating func integer32() throws(WorkbookProblem) -> Int {
    var value = 0
    for place in 0..<4 { value |= try byte() << (8 * place) }
    return value
  }

  private mutating func units(
    _ count: Int, isWide: Bool, appendingTo text: inout [UInt8]
  ) throws(WorkbookProblem) {
    var isWide = isWide
    var transcoder = LegacyTranscoder(part: part)
    for _ in 0..<count {
      if isAtSeam { isWide = try byte() & 1 != 0 }
      let low = try byte()
      guard !isWide || !isAtSeam else { throw short }
      try transcoder.append(UInt32(isWide ? low | byte() << 8 : low), to: &text)
    }
    try transcoder.finish()
  }

  /// Whether the next byte is the first of a further record.
  private var isAtSeam: Bool {
    blocks.first.map { position == $0.count } ?? true
  }

  private mutating func byte() throws(WorkbookProblem) -> Int {
    try enterBlock()
    guard let block = blocks.first else { throw short }
    defer { position += 1 }
    return try block.integer8(at: position)
  }

  private mutating func skip(_ count: Int) throws(WorkbookProblem) {
    var rest = count
    while rest > 0 {
      try enterBlock()
      guard let block = blocks.first else { throw short }
      let step = min(rest, block.count - position)
      position += step
      rest -= step
    }
  }

  private mutating func enterBlock() throws(WorkbookProblem) {
    while let block = blocks.first, position >= block.count {
      guard position == block.count else { throw short }
      blocks = blocks.dropFirst()
      position = 0
    }
  }

  private var short: WorkbookProblem {
    WorkbookProblem(.malformed(what: "a text is longer than its record"), part: part)
  }
}

/// Turns UTF-16 into UTF-8 unit by unit; halves of a pair that stand alone are refused.
private struct LegacyTranscoder {
  private var high: UInt32?
  private let part: String?

  init(part: String?) { self.part = part }

  mutating func append(_ unit: UInt32, to text: inout [UInt8]) throws(WorkbookProblem) {
    if unit < 0x80, high == nil { return text.append(UInt8(unit)) }
    var value = unit
    if let first = high {
      guard (0xDC00...0xDFFF).contains(unit) else { throw broken }
      value = 0x1_0000 + (first - 0xD800) << 10 + (unit - 0xDC00)
      high = nil
    } else if (0xD800...0xDBFF).contains(unit) {
      high = unit
      return
    }
    guard let scalar = Unicode.Scalar(value) else { throw broken }
    text.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }

  func finish() throws(WorkbookProblem) {
    if high != nil { throw broken }
  }

  private var broken: WorkbookProblem {
    WorkbookProblem(.malformed(what: "a text is not UTF-16"), part: part)
  }
}
