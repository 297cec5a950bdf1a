/// Why a search for agreed sheets was refused.
public enum CollusionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A level is not above 0 and below 1.
  case level
  /// The model would need more numbers than the limit: too many different sets of gaps.
  case tooManyClasses(cells: Int, limit: Int)
  /// More pairs would have to be compared than the limit.
  case tooManyPairs(limit: Int)
  /// A distance is negative or not below the number of items.
  case distance(found: Int, items: Int)
  /// A limit or a number of draws is below 1.
  case limit
  /// A count is negative.
  case count(community: Int)
  /// A time is infinite.
  case time(sheet: Int)
  /// A length of time is not finite or not above 0.
  case length(place: Int)

  /// One sentence with what was found and what is needed; sheets and communities are counted
  /// from 1.
  public var description: String {
    switch self {
    case .level:
      "a level lies above 0 and below 1"
    case .tooManyClasses(let cells, let limit):
      "the model needs \(cells) numbers for so many different gaps, more than \(limit): search "
        + "smaller communities"
    case .tooManyPairs(let limit):
      "more than \(limit) pairs of sheets agree on a block of items: search smaller communities "
        + "or a smaller distance"
    case .distance(let found, let items):
      "a distance of \(found) is not from 0 to \(items - 1)"
    case .limit:
      "a limit and a number of draws are at least 1"
    case .count(let community):
      "community \(community + 1) has a negative number"
    case .time(let sheet):
      "time \(sheet + 1) is infinite"
    case .length(let place):
      "length \(place + 1) is not a positive number of seconds"
    }
  }
}
