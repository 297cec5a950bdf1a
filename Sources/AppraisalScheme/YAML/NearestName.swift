/// The name that is meant when a word is misspelt.
///
/// - Parameters:
///   - word: The word found.
///   - names: The names that exist.
/// - Returns: The name with the smallest edit distance (insertions, deletions, substitutions and
///   transpositions of neighbours), the first among equals; `nil` when it differs in more than a
///   third of the word (in words of two to five scalars: in more than one) or in all of it. Case,
///   hyphens and underscores do not count.
/// - Complexity: O(names · length²).
func nearest(_ word: String, among names: [String]) -> String? {
  let wanted = reduced(word)
  let limit = max(1, wanted.count / 3)
  var best: (name: String, distance: Int)?
  for name in names {
    let candidate = reduced(name)
    // Each scalar more or less costs an edit, so that a long text is never compared in full.
    guard abs(candidate.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, candidate)
    let isNear = distance <= limit && distance < max(wanted.count, candidate.count)
    if isNear, distance < best?.distance ?? .max { best = (name, distance) }
  }
  return best?.name
}

private func reduced(_ word: String) -> [Unicode.Scalar] {
  word.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " }
}

/// The Damerau–Levenshtein distance in its optimal-string-alignment form.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let isSame = left[row] == right[column]
      var cost = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      let isSwapped =
        row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
      if isSwapped { cost = min(cost, beforeLast[column - 1] + 1) }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
