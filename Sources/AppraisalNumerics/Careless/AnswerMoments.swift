/// Pairwise-complete sums over sheets, in whole numbers and therefore free of rounding.
///
/// For items `i`, `j`: the sheets that answered both, and over those `Σ xᵢ`, `Σ xᵢ²`, `Σ xᵢ xⱼ`,
/// with answers counted from the lowest value. Full squares, `p × p`.
struct AnswerMoments: Sendable {
  let items: Int
  private(set) var counts: [Int]
  private(set) var sums: [Int]
  private(set) var squares: [Int]
  private(set) var products: [Int]

  /// - Complexity: O(*n p*²).
  init(of sheets: AnswerMatrix) {
    items = sheets.items
    let lowest = Int(sheets.scale.lowerBound)
    let zeros = [Int](repeating: 0, count: items * items)
    (counts, sums, squares, products) = (zeros, zeros, zeros, zeros)
    let complete = AnswerMoments.completeSums(sheets, lowest: lowest)
    spread(complete)
    sheets.forEachSheet { _, answers in
      guard answers.contains(AnswerMatrix.missing) else { return }
      let present = answers.indices.filter { answers[$0] != AnswerMatrix.missing }
      for i in present {
        let x = Int(answers[i]) - lowest
        for j in present {
          let place = i * items + j
          counts[place] += 1
          sums[place] += x
          squares[place] += x * x
          products[place] += x * (Int(answers[j]) - lowest)
        }
      }
    }
  }

  /// Correlation of two items over the sheets that answered both; NaN when either is constant
  /// there.
  func correlation(_ i: Int, _ j: Int) -> Double {
    let (there, back) = (i * items + j, j * items + i)
    let n = Double(counts[there])
    let first = n * Double(squares[there]) - Double(sums[there]) * Double(sums[there])
    let second = n * Double(squares[back]) - Double(sums[back]) * Double(sums[back])
    guard first > 0, second > 0 else { return .nan }
    let cross = n * Double(products[there]) - Double(sums[there]) * Double(sums[back])
    return cross / (first.squareRoot() * second.squareRoot())
  }

  private mutating func spread(_ complete: (count: Int, products: [Int], sums: [Int])) {
    for i in 0..<items {
      for j in 0..<items {
        let place = i * items + j
        counts[place] = complete.count
        sums[place] = complete.sums[i]
        squares[place] = complete.products[i * items + i]
        products[place] = complete.products[min(i, j) * items + max(i, j)]
      }
    }
  }

  /// Upper triangle of `Σ xᵢ xⱼ` over the sheets without a gap.
  ///
  /// 32-bit lanes over blocks of 2¹⁵ sheets, since `2¹⁵ · 255² < 2³²`; then 64 bits.
  static func completeSums(
    _ sheets: AnswerMatrix, lowest: Int
  ) -> (count: Int, products: [Int], sums: [Int]) {
    let items = sheets.items
    var count = 0
    var sums = [Int](repeating: 0, count: items)
    var total = [Int](repeating: 0, count: items * items)
    var block = [UInt32](repeating: 0, count: items * items)
    var row = [UInt32](repeating: 0, count: items)
    var inBlock = 0
    func flush() {
      for place in total.indices { total[place] += Int(block[place]) }
      for place in block.indices { block[place] = 0 }
      inBlock = 0
    }
    sheets.forEachSheet { _, answers in
      guard !answers.contains(AnswerMatrix.missing) else { return }
      for item in 0..<items {
        row[item] = UInt32(Int(answers[item]) - lowest)
        sums[item] += Int(row[item])
      }
      accumulate(row, into: &block)
      count += 1
      inBlock += 1
      if inBlock == 1 << 15 { flush() }
    }
    flush()
    return (count, total, sums)
  }

  private static func accumulate(_ row: [UInt32], into block: inout [UInt32]) {
    let items = row.count
    row.withUnsafeBufferPointer { row in
      block.withUnsafeMutableBufferPointer { block in
        for i in 0..<items where row[i] != 0 {
          let x = row[i]
          let line = i * items
          for j in i..<items { block[line + j] &+= x &* row[j] }
        }
      }
    }
  }
}
