/// A fault in a scheme or an assessment file, with its place and its remedy.
public struct Fault: Error, Sendable, Hashable {
  /// How grave it is.
  public enum Severity: String, Sendable, Hashable {
    /// The file cannot be used.
    case error
    /// The file can be used, but somebody should look.
    case warning
  }

  /// The code, the same in both languages.
  public let code: String
  /// How grave it is.
  public let severity: Severity
  /// Where.
  public let mark: SourceMark
  /// What was found, what was expected and what to do, in Chinese.
  public let chinese: String
  /// The same in English.
  public let english: String

  /// A fault.
  ///
  /// Messages quote what files hold; invisible characters in them are spelt out here, so that no
  /// message can move a cursor or turn the writing direction wherever it is shown.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - severity: How grave it is.
  ///   - mark: Where.
  ///   - chinese: The message in Chinese.
  ///   - english: The message in English.
  public init(
    _ code: String, _ severity: Severity = .error, at mark: SourceMark, chinese: String,
    english: String
  ) {
    self.code = code
    self.severity = severity
    self.mark = mark
    self.chinese = visible(chinese)
    self.english = visible(english)
  }
}

/// All faults of a file.
public struct FaultList: Error, Sendable, Hashable {
  /// The faults, from the top of the file down; not empty.
  public let faults: [Fault]

  /// Faults.
  /// - Parameter faults: The faults.
  public init(_ faults: [Fault]) { self.faults = faults }
}

/// Gathers faults while a file is decoded; nothing stops at the first.
struct FaultCollector {
  private var found: Set<Fault> = []

  mutating func report(_ fault: Fault) { found.insert(fault) }

  mutating func error(
    _ code: String, at mark: SourceMark, _ chinese: String, _ english: String
  ) {
    report(Fault(code, .error, at: mark, chinese: chinese, english: english))
  }

  mutating func warning(
    _ code: String, at mark: SourceMark, _ chinese: String, _ english: String
  ) {
    report(Fault(code, .warning, at: mark, chinese: chinese, english: english))
  }

  /// The faults from the top of the file down.
  var faults: [Fault] {
    found.sorted { ($0.mark, $0.code, $0.english) < ($1.mark, $1.code, $1.english) }
  }

  var hasErrors: Bool { found.contains { $0.severity == .error } }
}
