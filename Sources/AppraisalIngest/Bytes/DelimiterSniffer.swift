/// What the first record says about the delimiter.
public struct DelimiterGuess: Sendable, Hashable {
  /// The delimiter's byte.
  public let delimiter: UInt8
  /// Whether the first line is a `sep=` line, which is no header.
  public let hasSeparatorLine: Bool
  /// Whether only full-width commas or semicolons could separate the headers.
  public let isFullWidth: Bool
}

/// Finds the delimiter from the first record that is not empty.
///
/// A `sep=` line decides. Otherwise the most frequent of comma, semicolon and tab outside quotes
/// does, the comma first among equals; a record with none of them has one column. A header in
/// quotes may go over several lines; a quote inside a header is content, as it is to
/// ``DelimitedScanner``.
///
/// - Parameter bytes: Valid UTF-8.
/// - Returns: The guess.
/// - Complexity: O(bytes of the first record).
public func sniffDelimiter(_ bytes: UnsafeBufferPointer<UInt8>) -> DelimiterGuess {
  let start = bytes.firstIndex { $0 != 0x0A && $0 != 0x0D } ?? bytes.count
  let text = bytes[start...]
  if let delimiter = separatorLine(text) {
    return DelimiterGuess(delimiter: delimiter, hasSeparatorLine: true, isFullWidth: false)
  }
  let marks = HeaderMarks(text)
  let best = marks.counts.max() ?? 0
  let choice = marks.counts.firstIndex(of: best).map { candidates[$0] } ?? UInt8(ascii: ",")
  return DelimiterGuess(
    delimiter: choice, hasSeparatorLine: false, isFullWidth: best == 0 && marks.hasFullWidth)
}

private let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

/// The delimiter that a `sep=` line names; `nil` when the text does not begin with one.
private func separatorLine(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
  let line = text.prefix(6).prefix { $0 != 0x0A && $0 != 0x0D }
  guard line.count == 5, line.starts(with: Array("sep=".utf8)), let delimiter = line.last,
    candidates.contains(delimiter)
  else { return nil }
  return delimiter
}

/// What stands outside quotes in the first record of a text.
private struct HeaderMarks {
  /// How often each candidate does.
  var counts = candidates.map { _ in 0 }
  /// Whether a full-width comma or semicolon does.
  var hasFullWidth = false

  init(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    var isInQuotes = false
    var isFieldStart = true
    for (offset, byte) in zip(text.indices, text) {
      let isQuote = byte == UInt8(ascii: "\"")
      if isInQuotes {
        // The second of two quotes opens again what the first has closed.
        isInQuotes = !isQuote
        isFieldStart = isQuote
      } else if byte == 0x0A || byte == 0x0D {
        return
      } else if isQuote, isFieldStart {
        isInQuotes = true
      } else if let candidate = candidates.firstIndex(of: byte) {
        counts[candidate] += 1
        isFieldStart = true
      } else {
        hasFullWidth = hasFullWidth || isFullWidthMark(text[offset...])
        isFieldStart = false
      }
    }
  }

  /// Whether a text begins with U+FF0C ， or U+FF1B ；.
  private func isFullWidthMark(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    text.starts(with: [0xEF, 0xBC, 0x8C]) || text.starts(with: [0xEF, 0xBC, 0x9B])
  }
}
