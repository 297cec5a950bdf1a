/// Why a sensitivity analysis cannot be made as asked.
public enum SensitivityError: Error, Sendable, Hashable, CustomStringConvertible {
  /// More dimensions than there are direction numbers, or none.
  case dimensionsOutOfRange(found: Int, limit: Int)
  /// There are no factors, or one of them takes no number.
  case noFactors
  /// Fewer base rows than an estimate needs.
  case tooFewRows(found: Int, needed: Int)
  /// A size beyond its limit: runs, points of the sequence, combinations, stored places, work.
  case tooLarge(what: String, found: Int, limit: Int)
  /// A setting outside its range.
  case outOfRange(name: String, value: Double)
  /// As many outputs as the design has runs.
  case outputCount(found: Int, expected: Int)
  /// An output is missing or infinite.
  case notFinite(run: Int)
  /// Runs failed. Leaving any of them out would break the pairing of the design, so that there is
  /// no result; all of them are listed.
  case runsFailed([FailedRun], of: Int)
  /// All outputs of A and B are the same, or nearly (10⁻⁵⁰ of the largest output): there is no
  /// variance to explain.
  case constantOutput
  /// The composite cannot be computed as it stands, before anything is varied.
  case nominal(CompositeError)

  /// One sentence: what was found and what is needed; runs are counted from 1.
  public var description: String {
    switch self {
    case .dimensionsOutOfRange(let found, let limit):
      "the Sobol sequence has 1...\(limit) dimensions here, found \(found); random points have no limit"
    case .noFactors: "at least one factor is needed, and each takes at least one number"
    case .tooFewRows(let found, let needed): "\(found) base rows, at least \(needed) needed"
    case .tooLarge(let what, let found, let limit): "\(what): \(found), the limit is \(limit)"
    case .outOfRange(let name, let value): "\(name) cannot be \(value)"
    case .outputCount(let found, let expected): "found \(found) outputs, expected \(expected)"
    case .notFinite(let run): "the output of run \(run + 1) is not a finite number"
    case .runsFailed(let failures, let count):
      "\(failures.count) of \(count) runs failed and none can be left out; the first is run "
        + "\((failures.first?.run ?? 0) + 1): \(failures.first?.reason ?? "")"
    case .constantOutput: "all outputs are equal, so no factor has anything to explain"
    case .nominal(let error): "before anything is varied: \(error)"
    }
  }
}

/// A run without a usable output.
public struct FailedRun: Sendable, Hashable {
  /// The number of the run in its design, from 0.
  public let run: Int
  /// The numbers it was given.
  public let inputs: [Double]
  /// Why it failed, one sentence.
  public let reason: String
}
