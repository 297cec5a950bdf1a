extension Shape {
  /// This mapping and all that may stand inside it, each once, in the order in which they are read.
  ///
  /// - Complexity: O(keys of all).
  public var reachable: [Shape] {
    var found: [Shape] = []
    visit(&found)
    return found
  }

  private func visit(_ found: inout [Shape]) {
    guard !found.contains(where: isSame) else { return }
    found.append(self)
    for shape in children + included { shape.visit(&found) }
  }

  /// Whether another one is this shape; those that only share a name are told apart, so that the tests
  /// can find them.
  func isSame(as other: Shape) -> Bool {
    name == other.name && meaning == other.meaning
      && keys.map(\.name) == other.keys.map(\.name)
  }

  /// The mappings that stand behind the keys of its own, and behind the user's own words.
  var children: [Shape] {
    (ownKeys.map(\.type) + [ownWords?.type].compactMap { $0 }).flatMap(\.shapes)
  }

  /// The keys without those of the included shapes.
  var ownKeys: ArraySlice<Key> { keys.dropLast(included.reduce(0) { $0 + $1.keys.count }) }

  /// The name with nothing but letters, digits and hyphens, for anchors and pointers.
  var slug: String {
    let parts = name.unicodeScalars.split {
      !("a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0)
    }
    return parts.map { String($0) }.joined(separator: "-")
  }
}

extension ValueType {
  /// The mappings of the type.
  var shapes: [Shape] {
    switch self {
    case .mapping(let shape): [shape()]
    case .list(let type), .dictionary(_, _, let type): type.shapes
    case .either(let types): types.flatMap(\.shapes)
    default: []
    }
  }
}
