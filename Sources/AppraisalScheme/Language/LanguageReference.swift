/// The reference of the language in Markdown: what both files may say, key by key.
///
/// The tables are written from the shapes that the readers use, the prose between them is ours.
///
/// - Parameter language: The language of the text.
/// - Returns: The text, ending with a line break.
/// - Complexity: O(keys of all shapes).
public func languageReference(_ language: MessageLanguage) -> String {
  let prose = LanguageProse(language)
  let scheme = Scheme.shape.reachable
  let assessment = Assessment.shape.reachable.filter { !scheme.contains(where: $0.isSame) }
  let writer = ReferenceWriter(language: language, shapes: scheme + assessment)
  let parts =
    [prose.introduction, prose.clauses, writer.clauses()]
    + ["## scheme.yaml", prose.scheme] + scheme.map(writer.section)
    + ["## assessment.yaml", prose.assessment] + assessment.map(writer.section) + [prose.records]
  return parts.joined(separator: "\n\n") + "\n"
}

/// Writes the sections of shapes.
private struct ReferenceWriter {
  let language: MessageLanguage
  /// All shapes of the language, in the order of the reference.
  let shapes: [Shape]

  private func say(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  private func say(_ text: Bilingual) -> String { say(text.chinese, text.english) }

  func section(_ shape: Shape) -> String {
    let places = shapes.flatMap { (other: Shape) -> [String] in
      other.ownKeys.filter { $0.type.shapes.contains(where: shape.isSame) }
        .map { "[\(other.name)](#\(other.slug)).`\($0.name)`" }
    }
    var lines = ["### <a id=\"\(shape.slug)\"></a>`\(shape.name)`", "", sentence(shape.meaning)]
    if !places.isEmpty {
      lines[2] += say(
        "写在 \(places.joined(separator: "、")) 后面。",
        " It stands behind \(places.joined(separator: ", ")).")
    }
    lines += [""] + table(of: shape) + notes(on: shape)
    return lines.joined(separator: "\n")
  }

  /// Where the clauses of rules are written, in the order of the files.
  func clauses() -> String {
    let rows = shapes.flatMap { shape in
      shape.ownKeys.compactMap { key in
        key.clause.map { row([say($0), "[\(shape.name)](#\(shape.slug)).`\(key.name)`"]) }
      }
    }
    let heading = row([say("规定", "clause"), say("写在", "where it is written")])
    return ([heading, ruler(2)] + rows).joined(separator: "\n")
  }

  /// A text as a sentence.
  private func sentence(_ text: Bilingual) -> String {
    say(text.chinese + "。", text.english.prefix(1).uppercased() + text.english.dropFirst() + ".")
  }

  /// The keys, without the column of clauses where there are none.
  private func table(of shape: Shape) -> [String] {
    let hasClauses = shape.ownKeys.contains { $0.clause != nil }
    let rows = [heading] + shape.ownKeys.map(cells) + (shape.ownWords.map { [cells($0)] } ?? [])
    let shown = rows.map { hasClauses ? $0 : $0.dropLast() }
    return [row(shown[0]), ruler(shown[0].count)] + shown.dropFirst().map(row)
  }

  private var heading: [String] {
    language == .chinese
      ? ["键", "写什么", "不写时", "意思", "例", "能表达的规定"]
      : ["key", "value", "if left out", "meaning", "example", "clause that it expresses"]
  }

  private func cells(_ key: Shape.Key) -> [String] {
    let absence = key.absence.map(say) ?? say("**必须写**", "**must be there**")
    return [
      "`\(key.name)`", key.type.text(language), absence, say(key.meaning), code(key.example),
      key.clause.map(say) ?? "",
    ]
  }

  private func cells(_ words: Shape.OwnWords) -> [String] {
    [
      say("自定的词", "own words"), words.type.text(language), say("没有", "none"), say(words.meaning),
      code(words.example), "",
    ]
  }

  private func ruler(_ columns: Int) -> String {
    row(Array(repeating: "---", count: columns))
  }

  private func row(_ cells: [String]) -> String {
    let escaped = cells.map { cell in
      cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
    return "| " + escaped.joined(separator: " | ") + " |"
  }

  /// The meaning of every word that can be chosen, and the keys that exclude each other.
  private func notes(on shape: Shape) -> [String] {
    let choices = shape.ownKeys.compactMap { key -> String? in
      let words = key.type.choices
      guard !words.isEmpty else { return nil }
      let list = words.map { "`\($0.word)` \(say($0.meaning))" }
      return "- `\(key.name)`" + say("：", ": ") + list.joined(separator: say("；", "; "))
        + say("。", ".")
    }
    let alternatives = shape.alternatives.map { alternatives in
      let names = alternatives.names.map { "`\($0)`" }.joined(separator: say("、", ", "))
      return alternatives.mayCombine
        ? say("- \(names) 至少写一个。", "- At least one of \(names) is there.")
        : say("- \(names) 恰好写一个。", "- Exactly one of \(names) is there.")
    }
    let included = shape.included.map { other in
      say(
        "- 还可以写 [\(other.name)](#\(other.slug)) 的各键。",
        "- The keys of [\(other.name)](#\(other.slug)) stand here too.")
    }
    let notes = included + alternatives + choices
    return notes.isEmpty ? [] : [""] + notes
  }

  private func code(_ example: String) -> String { "`\(example)`" }
}
