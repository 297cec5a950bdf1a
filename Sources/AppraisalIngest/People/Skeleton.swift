/// A spelling reduced to what the eye sees of it, for comparison only.
///
/// Two spellings with one skeleton look alike; they are never taken for each other, but a person can
/// be asked. A skeleton is not stored and not shown.
struct Skeleton {
  /// Keys with more bytes have no skeleton: nobody typed them, and they would only cost time.
  static let longest = 300

  /// The folded characters.
  private(set) var scalars: [UInt32] = []
  /// Per folded character the position of the original, and at the end the number of originals.
  private(set) var origins: [Int] = []
  /// The characters as they were.
  let original: [Unicode.Scalar]

  /// The skeleton of a spelling; `nil` when it is longer than ``longest`` or nothing is left.
  init?(_ text: String) {
    guard text.utf8.count <= Skeleton.longest else { return nil }
    original = Array(text.unicodeScalars)
    for (position, scalar) in original.enumerated() {
      guard case .scalar(let value) = folded(scalar.value) else { continue }
      scalars.append(value)
      origins.append(position)
    }
    guard !scalars.isEmpty else { return nil }
    origins.append(original.count)
    foldDots()
  }

  /// A full stop between two ideographs is a middle dot that the keyboard did not have.
  private mutating func foldDots() {
    for position in scalars.indices.dropFirst().dropLast()
    where scalars[position] == 0x2E && isIdeograph(scalars[position - 1])
      && isIdeograph(scalars[position + 1])
    {
      scalars[position] = 0xB7
    }
  }

  /// The skeleton as a text.
  var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
    return String(text)
  }

  private func isIdeograph(_ value: UInt32) -> Bool {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// The originals behind a folded character, up to the next one: those that were dropped.
  func dropped(behind position: Int) -> ArraySlice<Unicode.Scalar> {
    original[(origins[position] + 1)..<origins[position + 1]]
  }

  /// The originals before the first folded character.
  var droppedFirst: ArraySlice<Unicode.Scalar> { original[..<origins[0]] }
}
