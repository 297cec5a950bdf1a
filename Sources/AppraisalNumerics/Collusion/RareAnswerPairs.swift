/// Candidate pairs of a large community: sheets with two or more rare answers in common.
///
/// An answer (item and value) that `c` sheets gave yields `c (c − 1) / 2` pairs. Answers are taken
/// from the rarest on while the pairs stay within the limit, so cost is bounded whatever the data;
/// pairs that share only common answers carry little evidence and are not looked at.
struct RareAnswerPairs {
  /// The candidates, each once, `first < second`, in ascending order.
  let pairs: [(first: Int, second: Int)]

  /// - Complexity: O(*n p* + *L* log *L*) for the limit *L*.
  init(in answers: AnswerMatrix, limit: Int) {
    let cells = RareAnswerPairs.rareCells(answers, limit: limit)
    var lists = [[Int32]](repeating: [], count: answers.items * answers.categories)
    let lowest = Int(answers.scale.lowerBound)
    answers.forEachSheet { sheet, row in
      for item in row.indices where row[item] != AnswerMatrix.missing {
        let cell = item * answers.categories + Int(row[item]) - lowest
        if cells[cell] { lists[cell].append(Int32(sheet)) }
      }
    }
    var keys: [UInt64] = []
    for list in lists {
      for (place, second) in list.enumerated() {
        for first in list[..<place] { keys.append(UInt64(first) << 32 | UInt64(second)) }
      }
    }
    keys.sort()
    var pairs: [(first: Int, second: Int)] = []
    for place in keys.indices.dropFirst() where keys[place] == keys[place - 1] {
      if place >= 2, keys[place - 2] == keys[place] { continue }
      pairs.append((Int(keys[place] >> 32), Int(keys[place] & 0xFFFF_FFFF)))
    }
    self.pairs = pairs
  }

  private static func rareCells(_ answers: AnswerMatrix, limit: Int) -> [Bool] {
    let counts = AnswerCounts(of: answers).counts
    var isRare = [Bool](repeating: false, count: counts.count)
    var left = limit
    let ascending = counts.indices.sorted {
      counts[$0] != counts[$1] ? counts[$0] < counts[$1] : $0 < $1
    }
    for cell in ascending where counts[cell] >= 2 {
      left -= counts[cell] * (counts[cell] - 1) / 2
      guard left >= 0 else { break }
      isRare[cell] = true
    }
    return isRare
  }
}
