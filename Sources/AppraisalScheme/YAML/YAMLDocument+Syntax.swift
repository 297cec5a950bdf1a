import Yams

extension YAMLDocument {
  /// Puts a fault of the parser into words.
  static func report(
    _ error: YamlError, in source: SchemeSource, into faults: inout FaultCollector
  ) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      SyntaxFault(problem, context, at: SourceMark(mark), in: source).report(into: &faults)
    case .duplicatedKeysInMapping(_, let context):
      KeyRenaming.reportRepeated(at: SourceMark(context.mark), into: &faults)
    case .reader(let problem, _, _, _):
      faults.error(
        "yaml-unreadable", at: .start, "文本中有无法读取的字符（\(problem)）。",
        "the text has a character that cannot be read (\(problem))")
    default:
      faults.error("yaml-unreadable", at: .start, "无法读取：\(error)", "cannot be read: \(error)")
    }
  }
}

/// What the parser found, with the text around it.
private struct SyntaxFault {
  private let problem: String
  private let context: String
  private let mark: SourceMark
  private let opening: SourceMark?
  private let source: SchemeSource

  init(
    _ problem: String, _ context: YamlError.Context?, at mark: SourceMark, in source: SchemeSource
  ) {
    self.problem = problem
    self.context = context?.text ?? ""
    self.mark = mark
    opening = context.map { SourceMark($0.mark) }
    self.source = source
  }

  func report(into faults: inout FaultCollector) {
    if problem.contains("nesting level") {
      YAMLDocument.reportTooDeep(at: mark, into: &faults)
    } else if isTab {
      faults.error(
        "tab-indentation", at: mark, "这里用了制表符（Tab）。请改用空格缩进。",
        "there is a tab here; indent with blanks")
    } else if problem.contains("undefined alias") || context.contains("anchor")
      || context.contains("alias")
    {
      YAMLDocument.reportAnchor(at: opening ?? mark, into: &faults)
    } else {
      reportHint(into: &faults)
    }
  }

  private var isTab: Bool {
    problem.contains("tab character")
      || (problem.contains("cannot start any token") && source.scalar(at: mark) == "\t")
  }

  /// What is not closed, or lacks its colon, is a mistake where it begins; the parser only notices
  /// lines later.
  private func reportHint(into faults: inout FaultCollector) {
    let beginsEarlier =
      problem.contains("could not find expected ':'") || problem.contains("end of stream")
      || problem.contains("document indicator") || problem.contains("expected ',' or")
    let place = beginsEarlier ? opening ?? mark : mark
    let lines = min(place.line, max(1, mark.line - 1))...max(place.line, mark.line)
    guard !YAMLDocument.reportFullWidth(source, around: lines, into: &faults) else { return }
    let hint = hint
    let noticed = place.line == mark.line ? nil : mark.line
    faults.error(
      "yaml-syntax", at: place,
      "此处写法有误\(noticed.map { "（读到第 \($0) 行时发现）" } ?? "")：\(hint.chinese)（\(problem)）",
      "the syntax is broken here\(noticed.map { " (noticed in line \($0))" } ?? ""): "
        + "\(hint.english) (\(problem))")
  }

  private var hint: (chinese: String, english: String) {
    if problem.contains("could not find expected ':'") { return colonHint }
    if let key = keyWithoutColon {
      return (
        "“\(key)”后面少了半角冒号和空格。", "a colon and a blank are missing behind `\(key)`"
      )
    }
    if let hint = SyntaxFault.hints.first(where: { isAbout($0.words) }) {
      return (hint.chinese, hint.english)
    }
    return ("请检查缩进、冒号和引号。", "check indentation, colons and quotes")
  }

  private func isAbout(_ words: String) -> Bool {
    problem.contains(words) || context.contains(words)
  }

  private var colonHint: (chinese: String, english: String) {
    ("键的后面应有半角冒号和一个空格。", "a key is followed by a colon and a blank")
  }

  /// The word of a line like `measure { … }`, where a bracket follows a word without its colon.
  private var keyWithoutColon: String? {
    let line = source.line(mark.line)
    guard isAbout("expected key") || isAbout("mapping values") || isAbout("flow") else {
      return nil
    }
    for (column, scalar) in line.enumerated() where scalar == "{" || scalar == "[" {
      guard column > 1, line[column - 1] == " " else { continue }
      let word = line[..<(column - 1)].reversed().prefix {
        $0.isASCII && $0.properties.isAlphabetic
      }
      guard !word.isEmpty else { continue }
      let before = line[..<(column - 1 - word.count)].last { $0 != " " }
      guard before.map({ "{,-".unicodeScalars.contains($0) }) ?? true else { continue }
      return String(String.UnicodeScalarView(word.reversed()))
    }
    return nil
  }

  /// Explanations by words of the parser, the more particular ones first.
  private static let hints: [(words: String, chinese: String, english: String)] = [
    (
      "cannot start any token", "文字不能以这个符号开头，请给整段文字加引号。",
      "text cannot begin with this character; put the whole text in quotes"
    ),
    (
      "mapping values are not allowed",
      "若冒号属于文字，请给整段文字加引号；否则请检查本行与上一行的缩进。",
      "if the colon belongs to the text, put the text in quotes; otherwise check the indentation "
        + "of this line and the one above"
    ),
    (
      "escape", "双引号中的反斜杠是转义符，请改用单引号或写成 \\\\。",
      "in double quotes a backslash is an escape; use single quotes or write \\\\"
    ),
    (
      "hexdecimal", "双引号中的反斜杠是转义符，请改用单引号或写成 \\\\。",
      "in double quotes a backslash is an escape; use single quotes or write \\\\"
    ),
    ("quoted scalar", "引号没有闭合。", "a quote is not closed"),
    (
      "flow", "括号没有闭合，或缺少逗号（逗号、括号都要用半角）。",
      "a bracket is not closed, or a comma is missing"
    ),
    (
      "block sequence entries", "列表的“- ”应另起一行。", "a list begins with `- ` on a line of its own"
    ),
    (
      "expected '-'", "同一列表的“-”应左对齐。", "the `-` of one list stand in one column"
    ),
    (
      "expected key", "同级的键应左对齐；引号或括号之后不能再有文字。",
      "keys of one level stand in one column, and nothing follows a closing quote or bracket"
    ),
    ("tag", "不支持类型标签（!），请删除；若是文字，请加引号。", "tags (!) are not supported; delete the tag"),
    ("directive", "不支持以 % 开头的指令，请删除。", "directives (%) are not supported; delete it"),
  ]
}
