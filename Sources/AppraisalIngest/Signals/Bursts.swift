/// The bursts in a series of moments.
///
/// A window is crowded when it is at most `seconds` long, its two ends included, and holds at least
/// `ballots` moments. Crowded windows that share a moment belong to one burst, so a burst may last
/// longer than a window; every moment in it lies in a crowded window, and no other one does. Equal
/// moments are in the same burst or in none, so their order decides nothing.
///
/// - Parameters:
///   - moments: Moments in seconds, ascending.
///   - ballots: How many make a window crowded; at least 2.
///   - seconds: The length of a window; at least 0.
/// - Returns: The positions of each burst, ascending and apart from each other.
/// - Complexity: O(*n*): a window is crowded exactly if `ballots` neighbours in it lie close enough,
///   and the next window shares a moment with it exactly if it begins no later than it ends.
func bursts(in moments: [Int64], ballots: Int, seconds: Int) -> [Range<Int>] {
  var found: [Range<Int>] = []
  for end in moments.indices.dropFirst(ballots - 1) {
    let start = end - ballots + 1
    let length = moments[end].subtractingReportingOverflow(moments[start])
    guard !length.overflow, length.partialValue <= seconds else { continue }
    if let last = found.last, start < last.upperBound {
      found[found.count - 1] = last.lowerBound..<end + 1
    } else {
      found.append(start..<end + 1)
    }
  }
  return found
}
