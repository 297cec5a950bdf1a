/// Answers on one whole-number scale, one row per sheet and one column per item, one byte each.
///
/// Storage is row-major, unlike ``Matrix``: every index of this room reads a sheet from its first
/// to its last answer, and a sheet of 25 answers then is one cache line. A missing answer is the
/// code ``missing``; it stays missing everywhere and is never counted as a low answer.
public struct AnswerMatrix: Sendable, Hashable {
  /// The code of an answer that was not given.
  public static let missing = Int8.min
  /// The most items a matrix holds: some indices keep a few numbers per pair of items.
  public static let maximumItems = 2048

  /// The most values of a scale: more are measurements, for which counting values says nothing.
  public static let maximumValues = 128

  /// The number of rows.
  public let sheets: Int
  /// The number of columns, at least 1.
  public let items: Int
  /// The lowest and the highest answer of the scale, the same for all items.
  public let scale: ClosedRange<Int8>
  /// The answers, row after row; `sheets · items` of them.
  public let storage: [Int8]

  /// Takes answers in row-major order.
  ///
  /// - Parameters:
  ///   - answers: `sheets · items` answers, each on the scale or ``missing``; may be empty.
  ///   - items: The number of items, at least 1.
  ///   - scale: From two to ``maximumValues`` values, none of them ``missing``.
  /// - Throws: ``AnswerError`` naming the shape, the scale or the first answer off the scale.
  /// - Complexity: O(*n p*) for *n* sheets and *p* items.
  public init(
    rowMajor answers: [Int8], items: Int, scale: ClosedRange<Int8>
  ) throws(AnswerError) {
    guard items >= 1, answers.count % items == 0 else {
      throw .shape(answers: answers.count, items: items)
    }
    guard items <= Self.maximumItems else { throw .tooLarge(count: items) }
    guard answers.count / items < Int(Int32.max) - 1 else {
      throw .tooLarge(count: answers.count / items)
    }
    guard scale.lowerBound < scale.upperBound, !scale.contains(Self.missing),
      Int(scale.upperBound) - Int(scale.lowerBound) < Self.maximumValues
    else {
      throw .scale(lowest: scale.lowerBound, highest: scale.upperBound)
    }
    if let place = answers.firstIndex(where: { $0 != Self.missing && !scale.contains($0) }) {
      throw .offScale(sheet: place / items, item: place % items, answer: answers[place])
    }
    self.init(checked: answers, items: items, scale: scale)
  }

  /// For answers that are known to be on the scale.
  init(checked answers: [Int8], items: Int, scale: ClosedRange<Int8>) {
    storage = answers
    sheets = answers.count / items
    self.items = items
    self.scale = scale
  }

  /// One answer, or ``missing``.
  public subscript(sheet: Int, item: Int) -> Int8 { storage[sheet * items + item] }

  /// Number of values on the scale.
  var categories: Int { Int(scale.upperBound) - Int(scale.lowerBound) + 1 }

  /// Lends the answers of one sheet after the other.
  func forEachSheet(_ body: (_ sheet: Int, _ answers: UnsafeBufferPointer<Int8>) -> Void) {
    storage.withUnsafeBufferPointer { all in
      for sheet in 0..<sheets {
        body(sheet, UnsafeBufferPointer(rebasing: all[sheet * items..<(sheet + 1) * items]))
      }
    }
  }

  /// The sheets named, in the order in which they are named.
  ///
  /// - Parameter rows: Row numbers, each below ``sheets``.
  /// - Returns: As many sheets as rows were named.
  /// - Complexity: O(*k p*) for *k* rows.
  public func selecting(_ rows: [Int]) -> AnswerMatrix {
    var chosen: [Int8] = []
    chosen.reserveCapacity(rows.count * items)
    for row in rows { chosen.append(contentsOf: storage[row * items..<(row + 1) * items]) }
    return AnswerMatrix(checked: chosen, items: items, scale: scale)
  }
}
