import AppraisalScheme

extension ReadingPlan {
  /// The columns of numbers that an input holds.
  /// - Parameters:
  ///   - input: The input.
  ///   - headers: Headers by the scheme's names; a name without one is its own header.
  /// - Returns: The columns, each once, in the order of the scheme.
  public func numbers(
    of input: String, headers: [String: String]
  ) -> [(name: String, header: String)] {
    let names = measures(of: input).flatMap { measure -> [String] in
      if case .index(let index) = measure { index.columns } else { [] }
    }
    return unique(names).map { ($0, headers[$0] ?? $0) }
  }
}
