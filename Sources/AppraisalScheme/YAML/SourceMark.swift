/// A place in a text file: line and column, from 1; columns count Unicode scalars.
public struct SourceMark: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in Unicode scalars.
  public let column: Int

  /// A place; numbers below 1, which are no place, become 1.
  /// - Parameters:
  ///   - line: The line, from 1.
  ///   - column: The column, from 1.
  public init(line: Int, column: Int) {
    self.line = max(1, line)
    self.column = max(1, column)
  }

  /// Orders from the top of the file down.
  public static func < (left: SourceMark, right: SourceMark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  static let start = SourceMark(line: 1, column: 1)
}
