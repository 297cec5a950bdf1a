@testable import AppraisalIngest

/// Splits delimited text byte by byte, in the obvious way: the oracle of ``DelimitedScanner``.
struct SlowDelimitedText {
  /// A record with copies of its fields.
  struct Record: Equatable {
    var line: Int
    var byte: Int
    var fields: [[UInt8]] = []
    var isQuoted: [Bool] = []
  }

  private enum State {
    /// Nothing of the field was read.
    case fieldStart
    /// Inside a field without quotes.
    case plain
    /// Inside quotes.
    case quoted
    /// Behind a quote that either closes the field or is the first of two.
    case afterQuote
  }

  private(set) var records: [Record] = []
  private(set) var problem: DelimitedProblem?

  private let delimiter: UInt8
  private var state = State.fieldStart
  private var field: [UInt8] = []
  private var record = Record(line: 1, byte: 0)
  private var line = 1
  private var quote = (line: 0, byte: 0)

  init(_ text: [UInt8], delimiter: UInt8) {
    self.delimiter = delimiter
    var position = 0
    while position < text.count {
      let isPair = text[position...].starts(with: [0x0D, 0x0A])
      let symbol = Array(text[position..<position + (isPair ? 2 : 1)])
      guard read(symbol, at: position) else { return }
      position += symbol.count
    }
    if state == .quoted {
      problem = DelimitedProblem(kind: .unclosedQuote, line: quote.line, byte: quote.byte)
    } else if record.byte < text.count {
      endRecord(next: text.count)
    }
  }

  /// Reads a byte or a CRLF; says whether reading goes on.
  private mutating func read(_ symbol: [UInt8], at position: Int) -> Bool {
    let isQuote = symbol == [UInt8(ascii: "\"")]
    let isLineEnd = symbol.last == 0x0A || symbol.last == 0x0D
    if state == .quoted {
      if isLineEnd { line += 1 }
      if isQuote { state = .afterQuote } else { field += symbol }
    } else if state == .afterQuote, isQuote {
      field += symbol
      state = .quoted
    } else if state == .fieldStart, isQuote {
      quote = (line, position)
      state = .quoted
    } else if symbol == [delimiter] {
      endField()
    } else if isLineEnd {
      line += 1
      endRecord(next: position + symbol.count)
    } else if state == .afterQuote {
      problem = DelimitedProblem(kind: .textAfterQuote, line: quote.line, byte: position)
      return false
    } else {
      field += symbol
      state = .plain
    }
    return true
  }

  private mutating func endField() {
    record.fields.append(field)
    record.isQuoted.append(state == .afterQuote)
    field = []
    state = .fieldStart
  }

  private mutating func endRecord(next: Int) {
    endField()
    records.append(record)
    record = Record(line: line, byte: next)
  }
}
