/// A text with every steering or hidden character spelt out, so that nothing from a file can drive
/// a terminal or turn the order of what is read.
///
/// Controls, the bidirectional controls and other format characters, line and paragraph separators,
/// tag characters and fillers become `\u{XXXX}`. Variation selectors stay: they belong to how some
/// names and emoji are written.
///
/// - Parameter text: Any text.
/// - Returns: A text of one line.
/// - Complexity: O(scalars).
package func escaped(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isSteering) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isSteering(scalar) {
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isSteering(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value >= 0x20, scalar.value < 0x7F { return false }
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
  // Fillers, the grapheme joiner, and the reserved places among the tag characters.
  default:
    return scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isVariationSelector
  }
}
