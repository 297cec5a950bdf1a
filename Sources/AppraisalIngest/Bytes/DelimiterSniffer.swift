/// What the first line says about the delimiter.
public struct DelimiterGuess: Sendable, Hashable {
  /// The delimiter's byte.
  public let delimiter: UInt8
  /// Whether the first line is a `sep=` line, which is no header.
  public let hasSeparatorLine: Bool
  /// Whether only full-width commas or semicolons could separate the headers.
  public let isFullWidth: Bool
}

/// Finds the delimiter from the first line that is not empty.
///
/// A `sep=` line decides. Otherwise the most frequent of comma, semicolon and tab outside quotes
/// does, the comma first among equals; a line with none of them has one column.
///
/// - Parameter bytes: Valid UTF-8.
/// - Returns: The guess.
/// - Complexity: O(bytes of the first line).
public func sniffDelimiter(_ bytes: UnsafeBufferPointer<UInt8>) -> DelimiterGuess {
  let start = bytes.firstIndex { $0 != 0x0A && $0 != 0x0D } ?? bytes.count
  let line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
  if line.count == 5, line.starts(with: Array("sep=".utf8)), let last = line.last,
    candidates.contains(last)
  {
    return DelimiterGuess(delimiter: last, hasSeparatorLine: true, isFullWidth: false)
  }
  var counts = candidates.map { _ in 0 }
  var isInQuotes = false
  for byte in line {
    if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
    if !isInQuotes, let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
  }
  let best = counts.max() ?? 0
  let choice = counts.firstIndex(of: best).map { candidates[$0] } ?? UInt8(ascii: ",")
  let text = String(decoding: line, as: UTF8.self)
  let isFullWidth = best == 0 && text.unicodeScalars.contains { $0 == "，" || $0 == "；" }
  return DelimiterGuess(delimiter: choice, hasSeparatorLine: false, isFullWidth: isFullWidth)
}

private let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
