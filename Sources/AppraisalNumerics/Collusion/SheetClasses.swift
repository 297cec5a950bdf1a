/// Sheets with the same gaps and the same total.
struct SheetClasses {
  /// The class of each sheet.
  private(set) var classes: [Int32] = []
  /// Per class: number of sheets, total counted from the lowest value, first sheet with its gaps.
  private(set) var sizes: [Int] = []
  private(set) var totals: [Int] = []
  private(set) var gaps: [Int32] = []

  init(of answers: AnswerMatrix) {
    let marks = answers.storage.map { $0 == AnswerMatrix.missing ? Int8(1) : 0 }
    let pattern = IdenticalSheets(
      in: AnswerMatrix(checked: marks, items: answers.items, scale: 0...1)
    ).first
    let lowest = Int(answers.scale.lowerBound)
    var known: [UInt64: Int32] = [:]
    classes.reserveCapacity(answers.sheets)
    answers.forEachSheet { sheet, row in
      var total = 0
      for answer in row where answer != AnswerMatrix.missing { total += Int(answer) - lowest }
      let key = UInt64(UInt32(pattern[sheet])) << 32 | UInt64(total)
      let number = known[key] ?? Int32(known.count)
      if Int(number) == totals.count {
        known[key] = number
        sizes.append(0)
        totals.append(total)
        gaps.append(pattern[sheet])
      }
      classes.append(number)
      sizes[Int(number)] += 1
    }
  }
}
