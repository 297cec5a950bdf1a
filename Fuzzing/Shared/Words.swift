/// A text in which each byte of the input stands for one of some words.
///
/// Mutated bytes hardly ever make a whole date or the tag of a cell; mutated choices among words do,
/// so that what is wrong behind a valid beginning is found within seconds.
///
/// - Parameters:
///   - choices: The input.
///   - words: The words.
/// - Returns: The words chosen, one behind the other.
func text(of choices: some Sequence<UInt8>, from words: [String]) -> [UInt8] {
  var text: [UInt8] = []
  for choice in choices { text += words[Int(choice) % words.count].utf8 }
  return text
}

/// The scalars of a text, which words always make valid; `nil` for bytes that are not UTF-8.
func scalars(of bytes: [UInt8]) -> [Unicode.Scalar]? {
  String(validating: bytes, as: UTF8.self).map { Array($0.unicodeScalars) }
}
