/// A value of a YAML file, with its place.
///
/// Scalars stay text: what type they have is for the model to say, so `no`, `010` and `1:30` are
/// never anything else in passing.
struct YAMLValue: Sendable {
  struct Entry: Sendable {
    let key: String
    let mark: SourceMark
    let value: YAMLValue
  }

  enum Content: Sendable {
    case scalar(String, isQuoted: Bool)
    case list([YAMLValue])
    case mapping([Entry])
  }

  let mark: SourceMark
  let content: Content

  /// Whether nothing was written: `key:` with nothing behind it, `~` or `null`.
  var isAbsent: Bool {
    if case .scalar(let text, isQuoted: false) = content {
      return ["", "~", "null", "Null", "NULL"].contains(text)
    }
    return false
  }

  /// The text of a scalar.
  var text: String? { if case .scalar(let text, _) = content { text } else { nil } }

  /// What to say of a plain text where a mapping was expected.
  ///
  /// When it holds a colon, that has no blank behind it or was typed in its full-width form; empty
  /// otherwise.
  var missingBlankHint: (chinese: String, english: String) {
    guard case .scalar(let text, isQuoted: false) = content else { return ("", "") }
    if text.unicodeScalars.contains("：") {
      return ("请把全角冒号“：”改成半角“: ”。", "; replace the full-width colon `：` by `: `")
    }
    if text.unicodeScalars.contains(":") {
      return ("半角冒号后面要有一个空格。", "; a blank must follow the colon")
    }
    return ("", "")
  }
}
