/// A header that begins with the number of its question, as Chinese platforms write it.
struct NumberedHeader: Hashable {
  /// How the number stands there.
  enum Form {
    /// `6、wording`, `6.wording`.
    case listed
    /// `第6题(row or option)`.
    case bracketed
  }

  let number: String
  let form: Form
  /// What follows the number, or stands in the brackets.
  let rest: HeaderText

  init?(_ header: HeaderText) {
    if let found = NumberedHeader.listed(header) {
      (number, rest) = found
      form = .listed
    } else if let found = NumberedHeader.bracketed(header) {
      (number, rest) = found
      form = .bracketed
    } else {
      return nil
    }
  }

  private static func listed(_ header: HeaderText) -> (String, HeaderText)? {
    guard let (digits, rest) = header.leadingDigits() else { return nil }
    if let wording = rest.dropping(prefix: "、") ?? rest.dropping(prefix: "．") {
      return (digits, wording)
    }
    // `1.5倍工资` begins with a decimal number and not with the number of a question.
    guard let wording = rest.dropping(prefix: "."), wording.leadingDigits() == nil else {
      return nil
    }
    return (digits, wording)
  }

  /// Options hold brackets themselves, so the outermost pair counts.
  private static func bracketed(_ header: HeaderText) -> (String, HeaderText)? {
    guard let (digits, rest) = header.dropping(prefix: "第")?.leadingDigits(),
      let tail = rest.dropping(prefix: "题")
    else { return nil }
    for (opening, closing) in [("(", ")"), ("（", "）")] {
      if let inner = tail.dropping(prefix: opening)?.dropping(suffix: closing) {
        return (digits, inner)
      }
    }
    return nil
  }
}

extension SurveyColumn.Role {
  /// A question whose header is its wording, perhaps with a number in front.
  static func wording(_ header: HeaderText) -> SurveyColumn.Role {
    guard let numbered = NumberedHeader(header), numbered.form == .listed else {
      return .question(SurveyColumn.Question(stem: header.string))
    }
    return .question(
      SurveyColumn.Question(number: numbered.number, stem: numbered.rest.string))
  }
}

extension HeaderGrid {
  /// A layout of one header row, in which every header that the platform does not write itself is
  /// the wording of a question.
  func layout(
    _ dialect: SurveyDialect, known: KnownHeaders,
    question: (HeaderText) -> SurveyColumn.Role = { .wording($0) }
  ) -> SurveyLayout? {
    var builder = LayoutBuilder()
    for header in row(0) { builder.append(header, role: known[header] ?? question(header)) }
    let layout = builder.layout(dialect, headerRows: 1)
    return layout.hasQuestions ? layout : nil
  }
}
