/// Sheets laid out for counting matches sixteen items at a time.
///
/// Rows are padded to a multiple of 16 bytes. A row is held twice: gaps and padding have one code
/// when the sheet stands on the left and another when it stands on the right, so that they never
/// match and need no test of their own.
struct MatchCodes {
  private let left: [SIMD16<UInt8>]
  private let right: [SIMD16<UInt8>]
  private let width: Int

  init(_ answers: AnswerMatrix) {
    width = (answers.items + 15) / 16
    let blank = [SIMD16<UInt8>](repeating: SIMD16(repeating: 255), count: width * answers.sheets)
    var left = blank.map { _ in SIMD16<UInt8>(repeating: 254) }
    var right = blank
    let (width, lowest) = (width, Int(answers.scale.lowerBound))
    answers.forEachSheet { sheet, row in
      for item in row.indices where row[item] != AnswerMatrix.missing {
        let code = UInt8(Int(row[item]) - lowest)
        left[sheet * width + item / 16][item % 16] = code
        right[sheet * width + item / 16][item % 16] = code
      }
    }
    self.left = left
    self.right = right
  }

  /// Items to which both sheets gave the same answer.
  @inline(__always)
  func matches(_ first: Int, _ second: Int) -> Int {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        var count = 0
        for place in 0..<width {
          let equal = left[first * width + place] .== right[second * width + place]
          // Each lane holds 0 or 1, so a sum over 16 of them fits a byte.
          let ones = SIMD16<UInt8>.zero.replacing(with: 1, where: equal)
          count &+= Int(ones.wrappedSum())
        }
        return count
      }
    }
  }
}
