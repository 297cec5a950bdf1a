/// Divides two integers and rounds the quotient half up (四舍五入): a remainder of one half or more
/// moves the result away from zero, as a spreadsheet's `ROUND` does.
///
/// ```
/// halfUpQuotient(n, d) = sign(n) · ⌊ |n| / d + 1/2 ⌋,    d > 0
/// ```
///
/// - Parameters:
///   - numerator: Any integer.
///   - denominator: A positive integer.
/// - Returns: The rounded quotient. No intermediate value overflows: the remainder is compared
///   with what is left of the denominator, never doubled.
/// - Complexity: O(1), one division.
@inlinable
public func halfUpQuotient<Value: FixedWidthInteger & SignedInteger>(
  _ numerator: Value, _ denominator: Value
) -> Value {
  precondition(denominator > 0, "a ratio needs a positive denominator")
  let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
  let distance = remainder.magnitude
  guard distance >= denominator.magnitude - distance else { return quotient }
  return numerator < 0 ? quotient - 1 : quotient + 1
}
