import Yams

/// Reads the YAML that schemes are written in: a strict and small part of YAML.
///
/// One document with a mapping at its root, mappings and lists of scalars, nothing else. Anchors,
/// aliases, merge keys and tags are refused: they make a rule stand where no reader sees it, and
/// a few hundred bytes of them can fill a memory.
enum YAMLDocument {
  /// The deepest nesting.
  static let depthLimit = 32

  /// The root of a file.
  /// - Parameters:
  ///   - source: The file.
  ///   - faults: Takes what is wrong.
  /// - Returns: The root mapping; `nil` when the file has none that can be used.
  static func compose(_ source: SchemeSource, into faults: inout FaultCollector) -> YAMLValue? {
    guard canBeParsed(source, into: &faults), let tree = parsed(source, into: &faults) else {
      return nil
    }
    var reader = NodeReader(source: source, renaming: tree.renaming, faults: faults)
    let value = reader.value(tree.root, depth: 0)
    reader.reportUnplacedDuplicates()
    faults = reader.faults
    // Behind a comma or colon that is none, words and keys are other than they seem.
    guard !reader.hasFullWidth else { return nil }
    if case .mapping = value.content { return value }
    // A root that was refused for its anchor or tag has been reported as that.
    let isReported = faults.faults.contains { $0.mark == value.mark }
    let lines = 1...source.lineCount
    if !isReported, value.isAbsent || !reportFullWidth(source, around: lines, into: &faults) {
      reportRoot(value, into: &faults)
    }
    return nil
  }

  private static func reportRoot(_ value: YAMLValue, into faults: inout FaultCollector) {
    guard !value.isAbsent else { return reportEmpty(into: &faults) }
    let hint = value.missingBlankHint
    faults.error(
      "root-not-a-mapping", at: value.mark, "文件应由“键: 值”组成，例如 id: my-scheme。\(hint.chinese)",
      "the file must consist of `key: value` lines, for example `id: my-scheme`\(hint.english)")
  }

  private static func reportEmpty(into faults: inout FaultCollector) {
    faults.error("empty-file", at: .start, "文件中没有内容。", "there is nothing in the file")
  }

  /// The root node, and which keys were renamed to get it.
  private static func parsed(
    _ source: SchemeSource, into faults: inout FaultCollector
  ) -> (root: Node, renaming: KeyRenaming)? {
    var renaming = KeyRenaming(source)
    while true {
      do {
        guard let root = try root(of: renaming.text, into: &faults) else { return nil }
        return (root, renaming)
      } catch {
        if case .duplicatedKeysInMapping(_, let context) = error,
          renaming.rename(at: SourceMark(context.mark))
        {
          continue
        }
        report(error, in: source, into: &faults)
        renaming.reportUnread(into: &faults)
        return nil
      }
    }
  }

  private static func root(
    of text: String, into faults: inout FaultCollector
  ) throws(YamlError) -> Node? {
    do {
      // The scalars keep their text: no resolver turns them into anything.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.nextRoot() else {
        reportEmpty(into: &faults)
        return nil
      }
      if let second = try parser.nextRoot() {
        faults.error(
          "second-document", at: SourceMark(second.mark),
          "文件中只能有一个文档，请删除“---”及其后的内容。",
          "a file holds one document; delete `---` and what follows")
      }
      return root
    } catch let error as YamlError {
      throw error
    } catch {
      throw .reader(problem: "\(error)", offset: nil, value: -1, yaml: "")
    }
  }
}

extension SourceMark {
  /// A place as the parser gives it.
  init(_ mark: Mark?) {
    self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}
