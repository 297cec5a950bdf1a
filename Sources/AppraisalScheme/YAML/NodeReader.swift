import Yams

/// Turns the parser's nodes into values, refusing what schemes do not use.
struct NodeReader {
  private let source: SchemeSource
  private let renaming: KeyRenaming
  private(set) var faults: FaultCollector
  private var hasPlacedDuplicates = false
  /// Whether full-width punctuation stands where the structure needs its half-width form.
  private(set) var hasFullWidth = false

  init(source: SchemeSource, renaming: KeyRenaming, faults: FaultCollector) {
    self.source = source
    self.renaming = renaming
    self.faults = faults
  }

  mutating func value(_ node: Node, depth: Int) -> YAMLValue {
    let mark = SourceMark(node.mark)
    // An alias is the node that it names, with that node's place; an anchored node is therefore
    // never entered, or a few lines could unfold into billions of values.
    guard !refuseProperties(at: mark), !refuseDepth(depth, at: mark) else {
      return YAMLValue(mark: mark, content: .scalar("", isQuoted: false))
    }
    switch node {
    case .scalar(let scalar):
      refuseControls(scalar.string, at: mark)
      let isQuoted = scalar.style != .plain && scalar.style != .any
      if !isQuoted { findFullWidth(beginning: scalar.string, at: mark) }
      return YAMLValue(mark: mark, content: .scalar(scalar.string, isQuoted: isQuoted))
    case .sequence(let sequence):
      var items: [YAMLValue] = []
      for item in sequence {
        if source.scalar(at: mark) == "[" { findFullWidth("，", in: item) }
        items.append(value(item, depth: depth + 1))
      }
      return YAMLValue(mark: mark, content: .list(items))
    case .mapping(let mapping):
      return YAMLValue(mark: mark, content: .mapping(entries(mapping, depth: depth)))
    case .alias:
      return YAMLValue(mark: mark, content: .scalar("", isQuoted: false))
    }
  }

  /// Reports the repeated keys of the parser when none was found in the tree.
  mutating func reportUnplacedDuplicates() {
    if !hasPlacedDuplicates { renaming.reportUnread(into: &faults) }
  }

  private mutating func entries(_ mapping: Node.Mapping, depth: Int) -> [YAMLValue.Entry] {
    var entries: [YAMLValue.Entry] = []
    // Strings that only differ in their Unicode normalisation are equal here, as they are to the
    // eye of whoever wrote the file.
    var firsts: [String: YAMLValue.Entry] = [:]
    for (key, item) in mapping {
      guard let name = name(of: key) else { continue }
      if case .scalar(let empty) = item, empty.string.isEmpty, empty.style == .plain {
        findFullWidth("：", in: key)
      }
      let entry = YAMLValue.Entry(
        key: name, mark: SourceMark(key.mark), value: value(item, depth: depth + 1))
      if let first = firsts[name] {
        reportDuplicate(entry, first: first)
      } else {
        firsts[name] = entry
      }
      entries.append(entry)
    }
    return entries
  }

  /// A plain text that holds a character which was meant to divide it.
  private mutating func findFullWidth(_ divider: Unicode.Scalar, in node: Node) {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return
    }
    let mark = SourceMark(scalar.mark)
    let line = source.line(mark.line)
    guard mark.column <= line.count, let form = FullWidthForm(divider),
      let column = line[(mark.column - 1)...].firstIndex(of: divider),
      scalar.string.unicodeScalars.contains(divider)
    else { return }
    hasFullWidth = true
    faults.reportFullWidth(form, at: SourceMark(line: mark.line, column: column + 1))
  }

  /// A plain text that begins with a bracket or a blank of the other width.
  private mutating func findFullWidth(beginning text: String, at mark: SourceMark) {
    guard let first = text.unicodeScalars.first, let form = FullWidthForm(first),
      form.isBlank || first == "｛" || first == "［"
    else { return }
    hasFullWidth = true
    faults.reportFullWidth(form, at: mark)
  }

  /// The text of a key, if it is one that schemes may have.
  private mutating func name(of key: Node) -> String? {
    let mark = SourceMark(key.mark)
    guard !refuseProperties(at: mark) else { return nil }
    guard case .scalar(let scalar) = key else {
      faults.error(
        "key-not-text", at: mark, "键必须是一个词，不能是列表或映射。",
        "a key must be a word, not a list or a mapping")
      return nil
    }
    let name = renaming.original(scalar.string, at: mark)
    if name == "<<" {
      faults.error(
        "merge-key", at: mark, "不支持合并键“<<”，请把内容写全。",
        "merge keys `<<` are not supported; write the content out")
      return nil
    }
    refuseControls(name, at: mark)
    if scalar.style == .plain { findFullWidth(beginning: name, at: mark) }
    return name
  }

  private mutating func reportDuplicate(_ entry: YAMLValue.Entry, first: YAMLValue.Entry) {
    hasPlacedDuplicates = true
    let (key, line, other) = (shortened(entry.key), entry.mark.line, first.mark.line)
    let isTwin = !entry.key.utf8.elementsEqual(first.key.utf8)
    faults.error(
      "duplicate-key", at: entry.mark,
      "键“\(key)”重复：第 \(other) 行已写过，第 \(line) 行又写了一次，只能保留一个。"
        + (isTwin ? "（两处看起来相同，只是字符的编码形式不同。）" : ""),
      "the key `\(key)` stands there twice, in line \(other) and in line \(line); keep one"
        + (isTwin ? " (both look the same and differ only in their Unicode form)" : ""))
  }

  /// Whether a node carries an anchor or a tag: its place is then that of the `&` or `!`.
  private mutating func refuseProperties(at mark: SourceMark) -> Bool {
    switch source.scalar(at: mark) {
    case "&", "*":
      YAMLDocument.reportAnchor(at: mark, into: &faults)
      return true
    case "!":
      faults.error(
        "tag", at: mark, "不支持类型标签（!），请删除；若是文字，请加引号。",
        "tags (!) are not supported; delete the tag, or quote it if it is text")
      return true
    default: return false
    }
  }

  private mutating func refuseDepth(_ depth: Int, at mark: SourceMark) -> Bool {
    guard depth > YAMLDocument.depthLimit else { return false }
    YAMLDocument.reportTooDeep(at: mark, into: &faults)
    return true
  }

  /// Escapes in double quotes can put into a value what may not stand in a file.
  private mutating func refuseControls(_ text: String, at mark: SourceMark) {
    let control = text.unicodeScalars.first {
      $0.properties.generalCategory == .control && $0 != "\t" && $0 != "\n"
    }
    guard let control else { return }
    faults.error(
      "control-character", at: mark, "这段文字中有控制字符 \(control.spelling)（由 \\ 转义而来），请删除。",
      "this text holds the control character \(control.spelling), written as an escape; delete it")
  }
}
