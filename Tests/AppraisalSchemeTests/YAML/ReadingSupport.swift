@testable import AppraisalScheme

/// A text composed, with all that was found wrong with it.
struct Composed {
  let source: SchemeSource
  let root: YAMLValue?
  let faults: [Fault]

  init(_ text: String) throws {
    source = try SchemeSource(name: "rules.yaml", bytes: Array(text.utf8))
    var collector = FaultCollector()
    root = YAMLDocument.compose(source, into: &collector)
    faults = collector.faults
  }

  /// Each fault as `line:column code`, from the top of the file down.
  var places: [String] { faults.map(\.place) }
}

extension Fault {
  var place: String { "\(mark.line):\(mark.column) \(code)" }
}

extension YAMLValue {
  /// The value in one line: `{key: value}`, `[item]`, scalars as their text, quoted ones in quotes.
  var outline: String {
    switch content {
    case .scalar(let text, let isQuoted): isQuoted ? "\"\(text)\"" : text
    case .list(let items): "[" + items.map(\.outline).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key): \($0.value.outline)" }.joined(separator: ", ") + "}"
    }
  }
}

/// What a reader makes of one plain scalar, and the codes of its faults.
func reading<Result>(
  _ text: String, isQuoted: Bool = false,
  by reader: (YAMLValue, inout FaultCollector) -> Result
) -> (result: Result, codes: [String], messages: [String]) {
  let mark = SourceMark(line: 1, column: 1)
  let value = YAMLValue(mark: mark, content: .scalar(text, isQuoted: isQuoted))
  var faults = FaultCollector()
  let result = reader(value, &faults)
  return (result, faults.faults.map(\.code), faults.faults.map(\.english))
}
