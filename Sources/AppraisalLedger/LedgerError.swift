/// Why an assessment file cannot be opened or written.
public struct LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of errors.
  public enum Kind: Sendable, Hashable {
    /// There is no assessment file yet.
    case notFound
    /// The file is no assessment file.
    case notAnAssessment
    /// The file was written by a later version.
    case laterFormat(found: Int, known: Int)
    /// A column does not hold what it must.
    case damaged(column: String)
    /// SQLite could not do what was asked.
    case failed(String)
  }

  /// What is wrong.
  public let kind: Kind
  /// The path of the file.
  public let path: String

  /// One sentence with what was found.
  public var description: String {
    switch kind {
    case .notFound: "\(path): there is no assessment file"
    case .notAnAssessment: "\(path): this is no assessment file"
    case .laterFormat(let found, let known):
      "\(path): the file has format \(found), this version knows up to \(known)"
    case .damaged(let column): "\(path): the column \(column) is damaged"
    case .failed(let message): "\(path): \(message)"
    }
  }
}
