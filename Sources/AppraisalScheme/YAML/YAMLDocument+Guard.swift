extension YAMLDocument {
  /// Whether the parser may see the text, decided without parsing; what forbids it is reported.
  static func canBeParsed(_ source: SchemeSource, into faults: inout FaultCollector) -> Bool {
    if let mark = tooDeep(source) {
      reportTooDeep(at: mark, into: &faults)
      return false
    }
    let marks = sharedNodes(source)
    for mark in marks { reportAnchor(at: mark, into: &faults) }
    return marks.isEmpty
  }

  static func reportTooDeep(at mark: SourceMark, into faults: inout FaultCollector) {
    faults.error(
      "nesting-too-deep", at: mark, "嵌套超过 \(depthLimit) 层。请检查括号和缩进。",
      "nested deeper than \(depthLimit) levels; check brackets and indentation")
  }

  static func reportAnchor(at mark: SourceMark, into faults: inout FaultCollector) {
    faults.error(
      "anchor", at: mark, "不支持锚点与别名（& 和 *），请把内容写全；若是文字，请加引号。",
      "anchors and aliases (& and *) are not supported; write the content out, or quote it if it "
        + "is text")
  }

  /// The first place that no file written by people nests as deeply as: brackets open at once,
  /// indentation, and list or key marks in a row.
  ///
  /// Composing calls itself for every level. This is a coarse net, wide enough for brackets in
  /// comments and half-open intervals in text (`[80, 90)`); what slips through ends at the parser's
  /// own limit of 1,000 levels, and ``depthLimit`` is held against the composed tree.
  private static func tooDeep(_ source: SchemeSource) -> SourceMark? {
    var open = 0
    for number in 1...source.lineCount {
      let line = source.line(number)
      let indentation = line.prefix { $0 == " " || $0 == "\t" }.count
      if indentation > depthLimit * 8 { return SourceMark(line: number, column: indentation) }
      if marksInARow(line) > depthLimit { return SourceMark(line: number, column: 1) }
      for (column, scalar) in line.enumerated() {
        if scalar == "[" || scalar == "{" { open += 1 }
        if scalar == "]" || scalar == "}" { open = max(0, open - 1) }
        if open > depthLimit * 8 { return SourceMark(line: number, column: column + 1) }
      }
    }
    return nil
  }

  /// The list and key marks at the beginning of a line (`- - - -`), the only place where they nest;
  /// a mark has a blank behind it, which a row of dashes drawn as a rule has not.
  private static func marksInARow(_ line: [Unicode.Scalar]) -> Int {
    let start = line.prefix { " \t-?:".unicodeScalars.contains($0) }
    return start.indices.count { index in
      let next = index + 1 < line.count ? line[index + 1] : " "
      return start[index] != " " && start[index] != "\t" && (next == " " || next == "\t")
    }
  }

  /// The places of all anchors that an alias names, and of these aliases.
  ///
  /// They are refused before the parser sees them: it compares the keys of a mapping with each other
  /// and thereby unfolds what they share, which a few hundred bytes can make endless. An anchor
  /// alone does no harm and is left to the composed tree, which tells it from text for certain.
  private static func sharedNodes(_ source: SchemeSource) -> [SourceMark] {
    let names = (1...source.lineCount).flatMap { sharedNames(in: source.line($0), number: $0) }
    let anchors = Set(names.lazy.filter(\.isAnchor).map(\.name))
    let shared = Set(names.lazy.filter { !$0.isAnchor }.map(\.name)).intersection(anchors)
    return names.filter { shared.contains($0.name) }.map(\.mark)
  }

  private struct SharedName {
    let name: [Unicode.Scalar]
    let isAnchor: Bool
    let mark: SourceMark
  }

  /// Whatever may be an anchor or an alias: `&` or `*` with a name behind it and no word before it.
  private static func sharedNames(in line: [Unicode.Scalar], number: Int) -> [SharedName] {
    var found: [SharedName] = []
    for (column, scalar) in line.enumerated() where scalar == "&" || scalar == "*" {
      let before = column > 0 ? line[column - 1] : " "
      let name = Array(line[(column + 1)...].prefix(while: isNameScalar))
      guard !name.isEmpty, !before.properties.isAlphabetic, !isNameScalar(before) else { continue }
      let mark = SourceMark(line: number, column: column + 1)
      found.append(SharedName(name: name, isAnchor: scalar == "&", mark: mark))
    }
    return found
  }

  /// What the parser allows in the name of an anchor.
  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }
}
