extension ClaimNumber {
  /// A number as an office writes it in prose, as far as a claim can hold it.
  ///
  /// It is `nil` for an upper bound, a bound that does not count itself, and a percentage.
  ///
  /// - Parameter number: The number.
  public init?(_ number: OfficeNumber) {
    guard number.flags.isDisjoint(with: [.atMost, .exclusive, .percent]) else { return nil }
    self.init(
      value: number.tenThousandths, isLowerBound: number.flags.contains(.atLeast),
      isApproximate: number.flags.contains(.approximate))
  }
}
