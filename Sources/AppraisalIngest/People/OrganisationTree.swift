/// Organisations, each below another one.
public struct OrganisationTree: Sendable {
  /// An organisation.
  public struct Organisation: Sendable, Hashable {
    /// The identifier.
    public let identifier: String
    /// The name shown to people.
    public let name: String
    /// The identifier of the organisation above; empty at the top.
    public let parent: String
    /// The level word.
    public let level: String
  }

  /// The organisations, in the order of the file.
  public let organisations: [Organisation]
  let keys: ByteKeyTable

  /// The position of an organisation.
  /// - Parameter identifier: The identifier, compared by its bytes.
  /// - Returns: The position; `nil` for an unknown identifier.
  public func position(of identifier: String) -> Int? { keys.index(of: identifier) }
}

/// The headers of an organisation list and its level words.
public struct OrganisationColumns: Sendable {
  /// The header of the identifiers.
  public let identifier: String
  /// The header of the names.
  public let name: String
  /// The header of the identifier of the organisation above.
  public let parent: String
  /// The header of the level.
  public let level: String
  /// The level words from the top down.
  public let levels: [String]

  /// Headers of an organisation list.
  /// - Parameters:
  ///   - identifier: The header of the identifiers.
  ///   - name: The header of the names.
  ///   - parent: The header of the identifier of the organisation above.
  ///   - level: The header of the level.
  ///   - levels: The level words from the top down.
  public init(identifier: String, name: String, parent: String, level: String, levels: [String]) {
    self.identifier = identifier
    self.name = name
    self.parent = parent
    self.level = level
    self.levels = levels
  }
}

/// Reads the organisation tree and reports its structural defects: organisations below one that
/// does not exist, circles, and levels left out.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers and the level words.
///   - log: Takes the issues and the account of the file.
/// - Returns: The tree; `nil` when the file was refused. Defects of structure are warnings: the
///   organisations stay.
/// - Complexity: O(bytes).
public func readOrganisations(
  _ source: SourceFile, options: TextOptions, columns: OrganisationColumns, log: inout IssueLog
) -> OrganisationTree? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [columns.identifier, columns.name, columns.parent, columns.level], log: &log),
    let identifier = found[0], let name = found[1], let parent = found[2], let level = found[3]
  else { return nil }
  var organisations: [OrganisationTree.Organisation] = []
  var places: [TextTable.RecordPlace] = []
  var register = IdentifierRegister()
  let isRead = table.readUnique(register: &register, column: identifier, log: &log) {
    record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.text(record[identifier], column: identifier, log: &log)
    let title = reading.text(record[name], column: name, log: &log)
    let above = reading.bytes(record[parent], column: parent, log: &log)
    let word = reading.text(record[level], column: level, log: &log)
    if let word, !columns.levels.contains(where: { $0.utf8.elementsEqual(word.utf8) }) {
      reading.fault(
        .unknownWord(found: word, allowed: columns.levels), column: level, log: &log)
    }
    guard reading.isWhole, let key, let title, let word else { return (.quarantined, nil) }
    organisations.append(
      .init(
        identifier: key, name: title, parent: String(decoding: above, as: UTF8.self), level: word))
    places.append(place)
    return (.accepted, key)
  }
  guard isRead else { return nil }
  let tree = OrganisationTree(organisations: organisations, keys: register.table)
  tree.reportDefects(levels: columns.levels, log: &log) { position, isOfLevel in
    table.place(places[position], column: isOfLevel ? level : parent)
  }
  return tree
}

extension OrganisationTree {
  /// Reports what is wrong; `place` gives the cell with an organisation's level or the one above it.
  fileprivate func reportDefects(
    levels: [String], log: inout IssueLog,
    place: (_ position: Int, _ isOfLevel: Bool) -> SourcePlace
  ) {
    let parents = organisations.map { $0.parent.isEmpty ? nil : keys.index(of: $0.parent) }
    for (position, organisation) in organisations.enumerated() {
      guard !organisation.parent.isEmpty else { continue }
      guard let parent = parents[position] else {
        log.report(
          .orphan(organisation: organisation.identifier, parent: organisation.parent),
          at: place(position, false))
        continue
      }
      let above = organisations[parent]
      if let depth = levels.firstIndex(of: organisation.level),
        let depthAbove = levels.firstIndex(of: above.level), depth != depthAbove + 1
      {
        log.report(
          .skippedLevel(
            organisation: organisation.identifier, level: organisation.level,
            parentLevel: above.level), at: place(position, true))
      }
    }
    for circle in OrganisationTree.circles(parents) {
      let first = circle[0]
      log.report(
        .cycle(circle.map { organisations[$0].identifier }),
        at: place(first, false))
    }
  }

  /// The circles of a map from child to parent, each from its first position on.
  ///
  /// Every position is walked through once: `walk` remembers in which walk it was met, and a walk
  /// that meets itself has found a circle.
  private static func circles(_ parents: [Int?]) -> [[Int]] {
    var walk = [Int](repeating: -1, count: parents.count)
    var circles: [[Int]] = []
    for start in parents.indices {
      var position: Int? = start
      while let here = position, walk[here] == -1 {
        walk[here] = start
        position = parents[here]
      }
      guard let entry = position, walk[entry] == start else { continue }
      var circle = [entry]
      var next = parents[entry]
      while let here = next, here != entry {
        circle.append(here)
        next = parents[here]
      }
      let smallest = circle.indices.min { circle[$0] < circle[$1] } ?? 0
      circles.append(Array(circle[smallest...] + circle[..<smallest]))
    }
    return circles
  }
}
