/// Spellings that a list does not hold, with how often and where first they were met.
struct UnknownForms: Sendable {
  /// At most so many different spellings are kept; a file of nothing else is not drafted.
  static let limit = 10_000

  /// A spelling.
  struct Form: Sendable, Hashable {
    let text: String
    var count: Int
    /// The line of the first.
    var firstLine: Int
  }

  private var keys = ByteKeyTable()
  /// The spellings in the order in which they were first met.
  private(set) var forms: [Form] = []
  /// Occurrences of spellings beyond the limit or longer than any that somebody types.
  private(set) var unlisted = 0

  /// None yet.
  init() {}

  /// Adds an occurrence.
  /// - Parameters:
  ///   - field: The field without outer blanks.
  ///   - line: Its line.
  mutating func add(_ field: UnsafeBufferPointer<UInt8>, line: Int) {
    add(field, count: 1, line: line)
  }

  /// Adds the spellings of a later part of the file.
  /// - Parameters:
  ///   - other: Those spellings, with lines counted from the beginning of the part.
  ///   - linesBefore: Lines before the part.
  mutating func merge(_ other: UnknownForms, linesBefore: Int) {
    for form in other.forms {
      var text = form.text
      text.withUTF8 { add($0, count: form.count, line: form.firstLine + linesBefore) }
    }
    unlisted += other.unlisted
  }

  private mutating func add(_ field: UnsafeBufferPointer<UInt8>, count: Int, line: Int) {
    if let number = keys.index(of: field) {
      forms[number].count += count
      forms[number].firstLine = min(forms[number].firstLine, line)
    } else if forms.count < UnknownForms.limit, field.count <= Skeleton.longest {
      _ = keys.insert(field)
      forms.append(
        Form(text: String(decoding: field, as: UTF8.self), count: count, firstLine: line))
    } else {
      unlisted += count
    }
  }
}
