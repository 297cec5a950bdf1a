import AppraisalScheme

/// What is another one in an index that was computed before.
struct IndexChangeset {
  /// The kinds of changes.
  enum Kind {
    /// An indicator is neither imputed nor treated, to see what that would give.
    case leftAlone(String)
    /// Stated weights are others.
    case weights
    /// A node takes no part in its parent, whose other children keep their weights among each other;
    /// not an only child.
    case without(String)
  }

  /// What changes.
  let kind: Kind
  /// The index as it was, of which everything that the change does not reach is taken.
  let outcome: IndexOutcome

  /// Whether the change reaches a node.
  func reaches(_ node: IndexNode, at position: Int) -> Bool {
    let subtree = node.subtree
    switch kind {
    case .leftAlone(let identifier):
      return subtree.contains { $0.identifier.utf8.elementsEqual(identifier.utf8) }
    case .without(let identifier):
      return subtree.dropFirst().contains { $0.identifier.utf8.elementsEqual(identifier.utf8) }
    case .weights:
      return zip(subtree, outcome.nodes[position...]).dropFirst().contains {
        $0.weight != $1.node.weight
      }
    }
  }
}
