/// What a spreadsheet or a typist did to an identifier.
public enum IdentifierDamage: Sendable, Hashable {
  /// Written as `1.10101E+17`: the digits behind the point are all that is left.
  case scientific
  /// An eighteen-digit number that ends in 000 and fails its check: spreadsheets keep 15 digits.
  case roundedDigits
  /// The check character does not fit.
  case failedCheck
  /// Fewer digits than the column's identifiers usually have: leading zeros were lost.
  case shortened(usual: Int)
  /// A small `x` as the check character; the standard has a capital.
  case lowercaseX
}

/// What damage an identifier shows.
///
/// Only a field that has the whole form of a resident number or a credit code is held to its check
/// character, so identifiers of an office's own making pass.
///
/// - Parameters:
///   - field: The field without outer blanks.
///   - usualWidth: The width of the column's identifiers, if they have one.
/// - Returns: The gravest damage; `nil` when there is none.
/// - Complexity: O(bytes).
func identifierDamage(
  of field: UnsafeBufferPointer<UInt8>, usualWidth: Int?
) -> IdentifierDamage? {
  if isScientific(field) { return .scientific }
  if let usualWidth, let width = numericWidth(field), width < usualWidth {
    return .shortened(usual: usualWidth)
  }
  let isResident = ResidentNumber.hasForm(field)
  let isCredit = CreditCode.hasForm(field)
  guard isResident || isCredit else { return nil }
  if isResident, ResidentNumber.hasValidCheck(field) {
    return field[17] == UInt8(ascii: "x") ? .lowercaseX : nil
  }
  if isCredit, CreditCode.hasValidCheck(field) { return nil }
  let isRounded =
    field.allSatisfy(isDigit) && field.suffix(3).allSatisfy { $0 == UInt8(ascii: "0") }
  return isRounded ? .roundedDigits : .failedCheck
}

/// Digits, perhaps a point and digits, then `E+` and digits, as spreadsheets write long numbers.
///
/// The sign is always written, so `2E3` stays the identifier of a flat.
private func isScientific(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let exponent = field.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
    return false
  }
  let tail = field[(exponent + 1)...]
  guard tail.first == UInt8(ascii: "+"), tail.count > 1, tail.dropFirst().allSatisfy(isDigit) else {
    return false
  }
  let parts = field[..<exponent].split(
    separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
  return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
}

/// The width of a field of digits, the last of which may be the check character X.
func numericWidth(_ field: UnsafeBufferPointer<UInt8>) -> Int? {
  guard let last = field.last, isDigit(last) || last | 0x20 == UInt8(ascii: "x"),
    field.dropLast().allSatisfy(isDigit), field.first.map(isDigit) == true
  else { return nil }
  return field.count
}

extension IdentifierDamage {
  /// What is reported for a single identifier.
  ///
  /// The identifier itself is left out: identity numbers are no text for a list of issues.
  var issue: IssueKind {
    self == .lowercaseX ? .lowercaseCheckCharacter : .damagedIdentifier(self)
  }
}
