/// The lines of a scheme's text on which its rules stand, so that a page can name the clause of each.
///
/// A rule is named by its keys from the top of the file, as in `panels`, `annual`, `groups`, `peers`,
/// `trim`. Items of lists go by their `id`, grades by their word, others by their position from 0.
/// Indicators stand under `indicators` whatever holds them, and groups under their panel likewise, for
/// their identifiers are unique there.
public struct SchemeClauses: Sendable {
  private var lines: [[String]: Int] = [:]

  /// Of a scheme that was not read from a text.
  static let none = SchemeClauses()

  private init() {}

  init(_ text: YAMLValue) { add(text, []) }

  /// The line of a rule.
  /// - Parameter path: Its keys from the top of the file.
  /// - Returns: The line; `nil` for what the text does not have.
  public func line(_ path: String...) -> Int? { lines[path] }

  private mutating func add(_ value: YAMLValue, _ path: [String]) {
    switch value.content {
    case .scalar: break
    case .mapping(let entries):
      for entry in entries {
        let inner = SchemeClauses.path(path, entry.key)
        lines[inner] = lines[inner] ?? entry.mark.line
        add(entry.value, inner)
      }
    case .list(let items):
      for (position, item) in items.enumerated() {
        let inner = path + [item.name ?? String(position)]
        lines[inner] = lines[inner] ?? item.mark.line
        add(item, inner)
      }
    }
  }

  /// Where a key stands; lists that hold lists of their own kind are one.
  private static func path(_ path: [String], _ key: String) -> [String] {
    if key == "indicators", path.first == key { return [key] }
    if key == "groups", path.first == "panels", path.count > 2 { return path.prefix(2) + [key] }
    return path + [key]
  }
}

extension YAMLValue {
  /// The identifier or the grade of an item.
  fileprivate var name: String? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == "id" || $0.key == "grade" }?.value.text
  }
}
