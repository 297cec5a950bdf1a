/// The relationships of a part: which other parts it names, and as what.
struct Relationships {
  /// A relationship.
  struct Relationship {
    /// How the part refers to it.
    let id: String
    /// The last word of its type, which the transitional and the strict edition share.
    let type: String
    /// The name of the other part, without a leading slash.
    let target: String
    /// Whether the target lies outside the archive.
    let isExternal: Bool
  }

  /// All of them, in file order.
  let all: [Relationship]

  /// Reads the relationships of a part, or with an empty name of the package itself; there are none
  /// when their file is not there.
  init(of part: String, in archive: ZipArchive) throws(WorkbookProblem) {
    let cut = part.utf8.lastIndex(of: 0x2F).map { part.utf8.index(after: $0) }
    let folder = String(part[..<(cut ?? part.startIndex)])
    let file = String(part[(cut ?? part.startIndex)...])
    var all: [Relationship] = []
    guard let entry = archive.entry("\(folder)_rels/\(file).rels") else {
      self.all = []
      return
    }
    var scanner = try MarkupScanner(entry, of: archive, verifies: true)
    var event = try scanner.next()
    while event != .finished {
      if event == .start, scanner.isElement("Relationship") {
        guard let id = scanner.attribute("Id")?.string,
          let type = scanner.attribute("Type")?.string,
          let target = scanner.attribute("Target")?.string
        else { throw scanner.malformed("a relationship without target") }
        let isExternal = scanner.attribute("TargetMode")?.string == "External"
        all.append(
          Relationship(
            id: id, type: lastWord(of: type),
            target: isExternal ? target : partName(target, from: folder), isExternal: isExternal))
      }
      event = try scanner.next()
    }
    self.all = all
  }

  /// The first relationship of a type.
  func first(_ type: String) -> Relationship? { all.first { $0.type == type } }

  /// The part that is related by a type.
  /// - Returns: `nil` when there is no such relationship.
  /// - Throws: ``WorkbookProblem/Kind/missingPart`` when there is one to a part that is not there.
  func part(_ type: String, in archive: ZipArchive) throws(WorkbookProblem) -> ArchiveEntry? {
    guard let relationship = first(type) else { return nil }
    guard let entry = archive.entry(relationship.target) else {
      throw WorkbookProblem(.missingPart, part: relationship.target)
    }
    return entry
  }

  /// The relationship by which the part refers to another.
  func named(_ id: String) -> Relationship? { all.first { $0.id == id } }
}

private func lastWord(of type: String) -> String {
  String(type.split(separator: "/").last ?? "")
}

/// The name of a part to which another in a folder refers.
private func partName(_ target: String, from folder: String) -> String {
  var steps = target.utf8.first == 0x2F ? [] : folder.split(separator: "/")
  for step in target.split(separator: "/") where step != "." {
    if step == ".." {
      // Above the root there is nothing; the name that results is not found.
      _ = steps.popLast()
    } else {
      steps.append(step)
    }
  }
  return steps.joined(separator: "/")
}
