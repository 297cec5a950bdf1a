import Yams

/// Reads the YAML that schemes are written in: a strict and small part of YAML.
///
/// One document with a mapping at its root, mappings and lists of scalars, nothing else. Anchors,
/// aliases, merge keys and tags are refused: they make a rule stand where no reader sees it, and
/// a few hundred bytes of them can fill a memory. Nesting is limited before the parser, which calls
/// itself for every level, sees the text.
enum YAMLDocument {
  /// The deepest nesting.
  static let depthLimit = 32

  /// The root of a file.
  /// - Parameters:
  ///   - source: The file.
  ///   - faults: Takes what is wrong.
  /// - Returns: The root mapping; `nil` when the file has none that can be used.
  static func compose(_ source: SchemeSource, into faults: inout FaultCollector) -> YAMLValue? {
    if let mark = tooDeep(source) {
      faults.error(
        "nesting-too-deep", at: mark, "嵌套超过 \(depthLimit) 层。请检查括号和缩进。",
        "nested deeper than \(depthLimit) levels; check brackets and indentation")
      return nil
    }
    guard let root = parsed(source, into: &faults) else { return nil }
    var reader = NodeReader(source: source, faults: faults)
    let value = reader.value(root, depth: 0)
    faults = reader.faults
    guard case .mapping = value.content else {
      faults.error(
        "root-not-a-mapping", at: value.mark, "文件应由“键: 值”组成，例如 id: my-scheme。",
        "the file must consist of `key: value` lines, for example `id: my-scheme`")
      return nil
    }
    return value
  }

  private static func parsed(_ source: SchemeSource, into faults: inout FaultCollector) -> Node? {
    do {
      // The scalars keep their text: no resolver turns them into anything.
      let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.nextRoot() else {
        faults.error("empty-file", at: .start, "文件是空的。", "the file is empty")
        return nil
      }
      if let second = try parser.nextRoot() {
        let mark = second.mark.map { SourceMark(line: $0.line, column: $0.column) } ?? .start
        faults.error(
          "second-document", at: mark, "文件中只能有一个文档，请删除“---”之后的内容。",
          "a file holds one document; delete what follows `---`")
      }
      return root
    } catch let error as YamlError {
      report(error, in: source, into: &faults)
    } catch {
      faults.error("yaml-unreadable", at: .start, "无法读取：\(error)", "cannot be read: \(error)")
    }
    return nil
  }

  /// The first place that is nested too deep for a file written by people, found without parsing:
  /// brackets open at once, indentation, and list or key marks in a row.
  private static func tooDeep(_ source: SchemeSource) -> SourceMark? {
    var open = 0
    for number in 1...max(source.lineCount, 1) {
      let line = source.line(number)
      let indentation = line.prefix { $0 == " " || $0 == "\t" }.count
      if indentation > depthLimit * 8 { return SourceMark(line: number, column: indentation) }
      // Lists and keys nest on one line only by marks in a row at its beginning: `- - - -`.
      let marks = line.prefix { " \t-?:".unicodeScalars.contains($0) }
        .count { $0 != " " && $0 != "\t" }
      if marks > depthLimit { return SourceMark(line: number, column: 1) }
      for (column, scalar) in line.enumerated() {
        if scalar == "[" || scalar == "{" { open += 1 }
        if scalar == "]" || scalar == "}" { open = max(0, open - 1) }
        if open > depthLimit { return SourceMark(line: number, column: column + 1) }
      }
    }
    return nil
  }
}

/// Turns the parser's nodes into values, refusing what schemes do not use.
private struct NodeReader {
  let source: SchemeSource
  var faults: FaultCollector
  private var refusedMarks: Set<SourceMark> = []

  init(source: SchemeSource, faults: FaultCollector) {
    self.source = source
    self.faults = faults
  }

  mutating func value(_ node: Node, depth: Int) -> YAMLValue {
    let mark = node.mark.map { SourceMark(line: $0.line, column: $0.column) } ?? .start
    // An alias is the node that it names, with that node's place; an anchored node is therefore
    // never entered, or a few lines could unfold into billions of values.
    guard !refuseProperties(at: mark), depth <= YAMLDocument.depthLimit else {
      return YAMLValue(mark: mark, content: .scalar("", isQuoted: false))
    }
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style != .plain && scalar.style != .any
      return YAMLValue(mark: mark, content: .scalar(scalar.string, isQuoted: isQuoted))
    case .sequence(let sequence):
      var items: [YAMLValue] = []
      for item in sequence { items.append(value(item, depth: depth + 1)) }
      return YAMLValue(mark: mark, content: .list(items))
    case .mapping(let mapping):
      return YAMLValue(mark: mark, content: .mapping(entries(mapping, depth: depth)))
    case .alias:
      return YAMLValue(mark: mark, content: .scalar("", isQuoted: false))
    }
  }

  private mutating func entries(_ mapping: Node.Mapping, depth: Int) -> [YAMLValue.Entry] {
    var entries: [YAMLValue.Entry] = []
    for (key, item) in mapping {
      let mark = key.mark.map { SourceMark(line: $0.line, column: $0.column) } ?? .start
      guard case .scalar(let scalar) = key, !refuseProperties(at: mark) else {
        faults.error(
          "key-not-text", at: mark, "键必须是一个词。", "a key must be a plain word")
        continue
      }
      if scalar.string == "<<" {
        faults.error(
          "merge-key", at: mark, "不支持合并键“<<”，请把内容写全。",
          "merge keys `<<` are not supported; write the content out")
        continue
      }
      entries.append(
        .init(key: scalar.string, mark: mark, value: value(item, depth: depth + 1)))
    }
    return entries
  }

  /// Whether a node carries an anchor or a tag: its place is then that of the `&` or `!`.
  private mutating func refuseProperties(at mark: SourceMark) -> Bool {
    switch source.scalar(at: mark) {
    case "&", "*":
      faults.error(
        "anchor", at: mark, "不支持锚点与别名（& 和 *），请把内容写全。",
        "anchors and aliases (& and *) are not supported; write the content out")
      return true
    case "!":
      faults.error(
        "tag", at: mark, "不支持类型标签（!），请删除。", "tags (!) are not supported; delete the tag")
      return true
    default: return false
    }
  }
}

// MARK: - What the parser finds

/// Puts a fault of the parser into words.
private func report(
  _ error: YamlError, in source: SchemeSource, into faults: inout FaultCollector
) {
  switch error {
  case .scanner(let context, let problem, let mark, _),
    .parser(let context, let problem, let mark, _),
    .composer(let context, let problem, let mark, _):
    let place = SourceMark(line: mark.line, column: mark.column)
    let opening = context.map { SourceMark(line: $0.mark.line, column: $0.mark.column) }
    reportSyntax(problem, context?.text ?? "", at: place, opening: opening, into: &faults)
  case .duplicatedKeysInMapping(let keys, let context):
    let first = SourceMark(line: context.mark.line, column: context.mark.column)
    for key in keys { reportDuplicate(key, near: first, in: source, into: &faults) }
  case .reader(let problem, _, _, _):
    faults.error(
      "yaml-unreadable", at: .start, "文本中有无法读取的字符（\(problem)）。",
      "the text has a character that cannot be read (\(problem))")
  default:
    faults.error("yaml-unreadable", at: .start, "无法读取：\(error)", "cannot be read: \(error)")
  }
}

private func reportSyntax(
  _ problem: String, _ context: String, at mark: SourceMark, opening: SourceMark?,
  into faults: inout FaultCollector
) {
  let hint = hint(for: problem, context)
  let from = opening.map { $0 == mark ? "" : "（起于第 \($0.line) 行）" } ?? ""
  let fromEnglish = opening.map { $0 == mark ? "" : " (begun in line \($0.line))" } ?? ""
  faults.error(
    "yaml-syntax", at: mark, "此处写法有误\(from)：\(hint.chinese)（\(problem)）",
    "the syntax is broken here\(fromEnglish): \(hint.english) (\(problem))")
}

private func hint(for problem: String, _ context: String) -> (chinese: String, english: String) {
  let all = problem + " " + context
  if all.contains("tab") || problem.contains("cannot start any token") {
    return (
      "请用空格缩进，不要用制表符；以特殊符号开头的文字请加引号。",
      "indent with blanks, not tabs; put text that begins with a special character in quotes"
    )
  }
  if all.contains("mapping values are not allowed") {
    return ("请检查上一行的冒号和缩进。", "check the colon and the indentation of the line above")
  }
  if all.contains("quoted scalar") {
    return ("引号没有闭合。", "a quote is not closed")
  }
  if all.contains("flow") {
    return ("括号没有闭合，或缺少逗号。", "a bracket is not closed, or a comma is missing")
  }
  if all.contains("could not find expected ':'") || all.contains("block") {
    return (
      "冒号后应有空格，同级的键应左对齐。",
      "a colon needs a blank behind it, and keys of one level stand in one column"
    )
  }
  if all.contains("undefined alias") {
    return ("不支持锚点与别名（& 和 *）。", "anchors and aliases (& and *) are not supported")
  }
  return ("请检查缩进、冒号和引号。", "check indentation, colons and quotes")
}

/// Names all lines on which a key of the same mapping stands, as far as they can be told from the
/// indentation.
private func reportDuplicate(
  _ key: String, near mark: SourceMark, in source: SchemeSource, into faults: inout FaultCollector
) {
  let lines = (1...source.lineCount).filter { number in
    let line = source.line(number)
    guard let start = line.firstIndex(where: { $0 != " " && $0 != "-" }) else { return false }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line[start...])
    let candidate = String(text).prefix { $0 != ":" }.trimmingQuotes
    return String(candidate) == key && start + 1 == mark.column
  }
  let list = lines.map(String.init).joined(separator: "、")
  let englishList = lines.map(String.init).joined(separator: ", ")
  faults.error(
    "duplicate-key", at: lines.last.map { SourceMark(line: $0, column: mark.column) } ?? mark,
    "键“\(key)”重复（见第 \(lines.isEmpty ? String(mark.line) : list) 行），只能保留一个。",
    "the key `\(key)` stands there more than once (lines "
      + "\(lines.isEmpty ? String(mark.line) : englishList)); keep one")
}

extension Substring {
  fileprivate var trimmingQuotes: Substring {
    var text = self
    while let last = text.last, last == " " || last == "\"" || last == "'" { text.removeLast() }
    while let first = text.first, first == "\"" || first == "'" { text.removeFirst() }
    return text
  }
}
